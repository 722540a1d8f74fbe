package dev.edgewise.cms.archive;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What the archive holds, in a schema of its own. Throws
 * {@link org.springframework.dao.DataAccessException} when the database is away.
 */
class Holdings {

	static final int PAGE_SIZE = 20;

	private final JdbcClient jdbc;

	Holdings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean holds(String articleId) {
		return this.jdbc.sql("select exists (select from archive.holding where article_id = ?)")
			.param(articleId)
			.query(Boolean.class)
			.single();
	}

	/** Rights by article; articles that are not held are missing. */
	Map<String, HeldRights> rights(Collection<String> articleIds) {
		return this.jdbc.sql("select * from archive.rights where article_id = any (?)")
			.param(articleIds.toArray(String[]::new))
			.query((row, number) -> rights(row))
			.list()
			.stream()
			.collect(Collectors.toMap(HeldRights::articleId, Function.identity()));
	}

	Optional<HeldContributor> contributor(String id) {
		return this.jdbc.sql("select * from archive.contributor where id = ?")
			.param(id)
			.query(HeldContributor.class)
			.optional();
	}

	Optional<String> mergedInto(String contributorId) {
		return this.jdbc.sql("select merged_into from archive.merged_contributor where id = ?")
			.param(contributorId)
			.query(String.class)
			.optional();
	}

	int count(String query) {
		return search("select count(*) from archive.holding h where ", query, "").query(Integer.class).single();
	}

	List<Finding> find(String query, int page) {
		return search(
				"select h.*, r.status, r.contributor_id, r.until, r.embargoed_until from archive.holding h "
						+ "join archive.rights r using (article_id) where ",
				query, " order by h.published_on desc, h.article_id limit %d offset %d".formatted(PAGE_SIZE,
						(page - 1) * PAGE_SIZE))
			.query((row, number) -> finding(row))
			.list();
	}

	/** Every word of the query must be in the headline or the byline. */
	private StatementSpec search(String select, String query, String order) {
		List<String> words = Arrays.stream(query.strip().split("\\s+")).map(Holdings::pattern).toList();
		String condition = words.stream()
			.map((word) -> "(h.headline || ' ' || h.byline) ilike ?")
			.collect(Collectors.joining(" and "));
		return this.jdbc.sql(select + condition + order).params(words);
	}

	private static String pattern(String word) {
		return '%' + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
	}

	private static Finding finding(ResultSet row) throws SQLException {
		return new Finding(row.getString("article_id"), row.getString("headline"), row.getString("byline"),
				row.getString("contributor_id"), row.getObject("published_on", LocalDate.class), clearance(row));
	}

	private static Clearance clearance(ResultSet row) throws SQLException {
		return new Clearance(row.getString("status"), row.getObject("until", LocalDate.class),
				moment(row.getObject("embargoed_until", OffsetDateTime.class)));
	}

	private static HeldRights rights(ResultSet row) throws SQLException {
		return new HeldRights(row.getString("article_id"), clearance(row), row.getString("licence"),
				row.getString("contributor_id"), row.getString("agency"), list(row.getArray("territories")),
				list(row.getArray("media")), row.getBigDecimal("fee"), row.getString("currency"),
				row.getString("credit_line"), row.getString("restriction"),
				row.getObject("changed_on", LocalDate.class));
	}

	private static List<String> list(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

	private static @Nullable Instant moment(@Nullable OffsetDateTime time) {
		return (time != null) ? time.toInstant() : null;
	}

}
