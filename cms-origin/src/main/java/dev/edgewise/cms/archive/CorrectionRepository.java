package dev.edgewise.cms.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import example.edgewise.schemas.archive._2007.types.CorrectionKind;
import example.edgewise.schemas.archive._2007.types.CorrectionStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Corrections in the database; the same open request is kept once. */
class CorrectionRepository {

	private final JdbcClient jdbc;

	CorrectionRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long nextNumber() {
		return this.jdbc.sql("select nextval('archive.correction_number')").query(Long.class).single();
	}

	/** Whether it is new: the same request that is still open makes it none. */
	boolean add(Correction correction) {
		return this.jdbc.sql("""
				insert into archive.correction (id, article_id, kind, text, account, email, needed_by, evidence,
				status, received_at, answer_expected_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				on conflict do nothing
				""")
			.param(correction.id())
			.param(correction.articleId())
			.param(correction.kind().value())
			.param(correction.text())
			.param(correction.account())
			.param(correction.email())
			.param(correction.neededBy())
			.param(correction.evidence().toArray(String[]::new))
			.param(correction.status().value())
			.param(Timestamp.from(correction.receivedAt()))
			.param(correction.answerExpectedOn())
			.update() == 1;
	}

	Optional<Correction> openLike(String articleId, CorrectionKind kind, String text) {
		return this.jdbc.sql("""
				select * from archive.correction
				where article_id = ? and kind = ? and md5(text) = md5(?) and status = 'RECEIVED'
				""").param(articleId).param(kind.value()).param(text).query((row, n) -> correction(row)).optional();
	}

	Optional<Correction> find(String id) {
		return this.jdbc.sql("select * from archive.correction where id = ?")
			.param(id)
			.query((row, number) -> correction(row))
			.optional();
	}

	List<Correction> list(CorrectionStatus status, int page, int size) {
		return this.jdbc
			.sql("select * from archive.correction where status = ? order by received_at desc, id limit ? offset ?")
			.param(status.value())
			.param(size)
			.param((long) page * size)
			.query((row, number) -> correction(row))
			.list();
	}

	/** Whether this decision was the first. */
	boolean decide(Correction decided) {
		return this.jdbc.sql("""
				update archive.correction set status = ?, decided_at = ?, decided_by = ?, note = ?
				where id = ? and status = 'RECEIVED'
				""")
			.param(decided.status().value())
			.param(timestamp(decided.decidedAt()))
			.param(decided.decidedBy())
			.param(decided.note())
			.param(decided.id())
			.update() == 1;
	}

	private static Correction correction(ResultSet row) throws SQLException {
		return new Correction(row.getString("id"), row.getString("article_id"),
				CorrectionKind.fromValue(row.getString("kind")), row.getString("text"), row.getString("account"),
				row.getString("email"), row.getObject("needed_by", LocalDate.class),
				List.of((String[]) row.getArray("evidence").getArray()),
				CorrectionStatus.fromValue(row.getString("status")),
				row.getObject("received_at", OffsetDateTime.class).toInstant(),
				row.getObject("answer_expected_on", LocalDate.class),
				moment(row.getObject("decided_at", OffsetDateTime.class)), row.getString("decided_by"),
				row.getString("note"));
	}

	private static @Nullable Instant moment(@Nullable OffsetDateTime time) {
		return (time != null) ? time.withOffsetSameInstant(ZoneOffset.UTC).toInstant() : null;
	}

	private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
		return (moment != null) ? Timestamp.from(moment) : null;
	}

}
