package dev.edgewise.cms.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The directory's tables. Throws {@link org.springframework.dao.DataAccessException} when
 * the database is away.
 */
class Directory {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

	private final JdbcClient jdbc;

	Directory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<ContributorEntry> contributors() {
		return this.jdbc.sql("select * from directory.contributor order by no")
			.query((row, number) -> contributor(row))
			.list();
	}

	Optional<ContributorEntry> contributor(int no) {
		return this.jdbc.sql("select * from directory.contributor where no = ?")
			.param(no)
			.query((row, number) -> contributor(row))
			.optional();
	}

	List<OfficeEntry> offices() {
		return this.jdbc.sql("select * from directory.office order by code").query((row, number) -> office(row)).list();
	}

	Optional<OfficeEntry> office(int code) {
		return this.jdbc.sql("select * from directory.office where code = ?")
			.param(code)
			.query((row, number) -> office(row))
			.optional();
	}

	private static ContributorEntry contributor(ResultSet row) throws SQLException {
		return new ContributorEntry(row.getInt("no"), row.getString("name"),
				Objects.requireNonNullElse(row.getString("archive_id"), ""), row.getInt("office"), row.getInt("role"),
				day(row.getObject("joined", LocalDate.class)), day(row.getObject("left", LocalDate.class)),
				row.getString("email"), row.getString("ext"));
	}

	private static OfficeEntry office(ResultSet row) throws SQLException {
		return new OfficeEntry(row.getInt("code"), row.getString("city"), row.getString("country"),
				row.getString("time_zone"), day(row.getObject("opened", LocalDate.class)), row.getInt("state"),
				row.getInt("head"));
	}

	private static String day(@Nullable LocalDate date) {
		return (date != null) ? DAY.format(date) : "00/00/0000";
	}

}
