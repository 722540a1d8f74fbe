package dev.edgewise.cms.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Editorial actions, noted in the transaction that commits them: what is not committed
 * did not happen. Throws {@link org.springframework.dao.DataAccessException} when the
 * database is away, and {@link org.springframework.transaction.TransactionException} when
 * an action is noted outside a transaction.
 */
public class AuditLog {

	private final JdbcClient jdbc;

	private final Clock clock;

	AuditLog(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public void note(String by, String action, String kind, String subject, String name, long revision) {
		this.jdbc.sql("""
				insert into audit_entry (at, editor, action, kind, subject, name, revision)
				values (:at, :by, :action, :kind, :subject, :name, :revision)
				""")
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("by", by)
			.param("action", action)
			.param("kind", kind)
			.param("subject", subject)
			.param("name", name)
			.param("revision", revision)
			.update();
	}

	/** Newest first; each given value must match. */
	public List<AuditEntry> find(@Nullable String by, @Nullable String subject, @Nullable Long before, int size) {
		return this.jdbc
			.sql("select * from audit_entry where true" + ((by != null) ? " and editor = :by" : "")
					+ ((subject != null) ? " and subject = :subject" : "")
					+ ((before != null) ? " and id < :before" : "") + " order by id desc limit :size")
			.param("by", by)
			.param("subject", subject)
			.param("before", before)
			.param("size", size)
			.query((row, number) -> entry(row))
			.list();
	}

	private static AuditEntry entry(ResultSet row) throws SQLException {
		return new AuditEntry(row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(),
				row.getString("editor"), row.getString("action"), row.getString("kind"), row.getString("subject"),
				row.getString("name"), row.getLong("revision"));
	}

}
