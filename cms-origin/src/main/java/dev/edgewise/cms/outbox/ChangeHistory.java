package dev.edgewise.cms.outbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes that were journalled, in the order of their commits, kept for a while after
 * they were sent. Throws {@link org.springframework.dao.DataAccessException} when the
 * database is away.
 */
class ChangeHistory {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ChangeHistory(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	void keep(ContentChange change) {
		this.jdbc.sql("""
				insert into content_change (content_id, revision, committed_at, change)
				values (:id, :revision, :at, cast(:change as jsonb))
				""")
			.param("id", change.contentId())
			.param("revision", change.revision())
			.param("at", change.committedAt().atOffset(ZoneOffset.UTC))
			.param("change", this.json.writeValueAsString(change))
			.update();
	}

	List<ContentChange> of(Collection<String> contentIds, int most) {
		return this.jdbc.sql(
				"select change from content_change where content_id = any(:ids) order by committed_at, revision limit :most")
			.param("ids", contentIds.toArray(String[]::new))
			.param("most", most)
			.query((row, number) -> change(row.getString("change")))
			.list();
	}

	/** From the first time, inclusive, until the second, exclusive. */
	List<ContentChange> between(Instant from, Instant until, int most) {
		return this.jdbc.sql("""
				select change from content_change where committed_at >= :from and committed_at < :until
				order by committed_at, content_id, revision limit :most
				""")
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("until", until.atOffset(ZoneOffset.UTC))
			.param("most", most)
			.query((row, number) -> change(row.getString("change")))
			.list();
	}

	int forgetBefore(Instant time) {
		return this.jdbc.sql("delete from content_change where committed_at < ?")
			.param(time.atOffset(ZoneOffset.UTC))
			.update();
	}

	private ContentChange change(String stored) {
		return this.json.readValue(stored, ContentChange.class);
	}

}
