package dev.edgewise.cms.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every revision of every article that exists. Throws
 * {@link org.springframework.dao.DataAccessException} when the database is away.
 */
public class Revisions {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	Revisions(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	void keep(Article article, String action, String by, Instant at) {
		this.jdbc.sql("""
				insert into article_revision (article_id, revision, action, editor, saved_at, manuscript)
				values (:article, :number, :action, :by, :at, cast(:manuscript as jsonb))
				""")
			.param("article", article.id())
			.param("number", article.revision())
			.param("action", action)
			.param("by", by)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("manuscript", this.json.writeValueAsString(article.manuscript()))
			.update();
	}

	/** Newest first, those before the given number. */
	public List<Revision.Heading> find(UUID article, long before, int size) {
		return this.jdbc.sql("""
				select revision, action, editor, saved_at, manuscript ->> 'title' as title from article_revision
				where article_id = :article and revision < :before order by revision desc limit :size
				""")
			.param("article", article)
			.param("before", before)
			.param("size", size)
			.query((row, number) -> new Revision.Heading(row.getLong("revision"), row.getString("action"),
					row.getString("editor"), time(row), row.getString("title")))
			.list();
	}

	/** Fails with {@link UnknownRevisionException}. */
	public Revision one(UUID article, long number) {
		return this.jdbc.sql("""
				select revision, action, editor, saved_at, manuscript from article_revision
				where article_id = :article and revision = :number
				""")
			.param("article", article)
			.param("number", number)
			.query((row, index) -> revision(row))
			.optional()
			.orElseThrow(() -> new UnknownRevisionException(number));
	}

	private Revision revision(ResultSet row) throws SQLException {
		return new Revision(row.getLong("revision"), row.getString("action"), row.getString("editor"), time(row),
				this.json.readValue(row.getString("manuscript"), Manuscript.class));
	}

	private static Instant time(ResultSet row) throws SQLException {
		return row.getObject("saved_at", OffsetDateTime.class).toInstant();
	}

}
