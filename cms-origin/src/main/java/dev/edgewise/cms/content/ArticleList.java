package dev.edgewise.cms.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Live articles without their bodies, newest first. Fails as {@link ArticleRepository}
 * does.
 */
class ArticleList {

	/** What a search weighs: more would take time that grows with the archive. */
	static final int WEIGHED = 500;

	static final String COLUMNS = "id, slug, title, teaser, author, tags, section, language, members_only, "
			+ "published_at, updated_at, revision";

	private static final String NEWEST = " order by published_at desc, slug";

	private final JdbcClient jdbc;

	private final ListTotals totals;

	ArticleList(JdbcClient jdbc, ListTotals totals) {
		this.jdbc = jdbc;
		this.totals = totals;
	}

	long total(ArticleQuery query) {
		return this.totals.of(query.key(), () -> count(query));
	}

	private long count(ArticleQuery query) {
		return this.jdbc.sql("select count(*) from article where " + query.conditions())
			.params(query.parameters())
			.query(Long.class)
			.single();
	}

	List<ArticleSummary> page(ArticleQuery query, int page, int size) {
		return select(query.conditions() + NEWEST + " limit :size offset :first", query.parameters(), size,
				Map.of("first", (long) page * size));
	}

	List<ArticleSummary> after(ArticleQuery query, Cursor cursor, int size) {
		String beyond = " and published_at <= :time and (published_at < :time or slug > :slug)";
		return select(query.conditions() + beyond + NEWEST + " limit :size", query.parameters(), size,
				Map.of("time", cursor.publishedAt().atOffset(ZoneOffset.UTC), "slug", cursor.slug()));
	}

	/** The best of the newest {@value #WEIGHED} that match. */
	Found search(ArticleQuery query, String words, int page, int size) {
		String matches = "select *, published_at as newest from article where " + query.conditions() + " and "
				+ query.matching(words) + NEWEST + " limit " + WEIGHED;
		List<Hit> hits = this.jdbc
			.sql("with matches as materialized (" + matches + ") select " + COLUMNS
					+ ", count(*) over () as total from matches order by ts_rank(search, " + query.searched()
					+ ") desc, newest desc, slug limit :size offset :first")
			.params(query.searchParameters(words))
			.param("size", size)
			.param("first", (long) page * size)
			.query((row, number) -> new Hit(summary(row), row.getLong("total")))
			.list();
		return new Found(hits.stream().map(Hit::summary).toList(), hits.isEmpty() ? 0 : hits.getFirst().total());
	}

	private List<ArticleSummary> select(String where, Map<String, Object> values, int size, Map<String, Object> more) {
		return this.jdbc.sql("select " + COLUMNS + " from article where " + where)
			.params(values)
			.params(more)
			.param("size", size)
			.query((row, number) -> summary(row))
			.list();
	}

	static ArticleSummary summary(ResultSet row) throws SQLException {
		return new ArticleSummary(row.getObject("id", UUID.class), row.getString("slug"), row.getString("title"),
				row.getString("teaser"), row.getString("author"), List.of((String[]) row.getArray("tags").getArray()),
				row.getString("section"), row.getString("language"), row.getBoolean("members_only"),
				Optional.ofNullable(row.getObject("published_at", OffsetDateTime.class))
					.map(OffsetDateTime::toInstant)
					.orElse(null),
				Optional.ofNullable(row.getObject("updated_at", OffsetDateTime.class))
					.map(OffsetDateTime::toInstant)
					.orElse(Instant.EPOCH),
				row.getLong("revision"));
	}

	private record Hit(ArticleSummary summary, long total) {

	}

	/**
	 * A page of what a search found, and how much there is, {@value #WEIGHED} at most.
	 */
	record Found(List<ArticleSummary> items, long total) {

	}

}
