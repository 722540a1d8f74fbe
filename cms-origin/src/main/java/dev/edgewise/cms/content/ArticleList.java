package dev.edgewise.cms.content;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pages of articles without their bodies, newest first. Fails as
 * {@link ArticleRepository} does.
 */
class ArticleList {

	private static final String COLUMNS = "id, slug, title, teaser, author, tags, section, language, members_only, "
			+ "published_at, updated_at, revision";

	private final JdbcClient jdbc;

	ArticleList(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Page find(Filter filter, int page, int size) {
		String where = filter.where();
		Map<String, Object> values = filter.values();
		long total = this.jdbc.sql("select count(*) from article" + where).params(values).query(Long.class).single();
		List<ArticleSummary> items = this.jdbc
			.sql("select " + COLUMNS + " from article" + where
					+ " order by published_at desc, slug limit :size offset :first")
			.params(values)
			.param("size", size)
			.param("first", (long) page * size)
			.query((row, number) -> summary(row))
			.list();
		return new Page(items, page, size, total);
	}

	private static ArticleSummary summary(ResultSet row) throws SQLException {
		return new ArticleSummary(row.getObject("id", UUID.class), row.getString("slug"), row.getString("title"),
				row.getString("teaser"), row.getString("author"), tags(row.getArray("tags")), row.getString("section"),
				row.getString("language"), row.getBoolean("members_only"),
				row.getObject("published_at", OffsetDateTime.class).toInstant(),
				row.getObject("updated_at", OffsetDateTime.class).toInstant(), row.getLong("revision"));
	}

	private static List<String> tags(Array tags) throws SQLException {
		return List.of((String[]) tags.getArray());
	}

	/** Each given value must match; none given means all articles. */
	record Filter(@Nullable String section, @Nullable String tag, @Nullable String language, @Nullable String author) {

		private String where() {
			List<String> conditions = new ArrayList<>();
			values().forEach((name, value) -> conditions
				.add("tag".equals(name) ? "tags @> array[cast(:tag as text)]" : name + " = :" + name));
			return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
		}

		private Map<String, Object> values() {
			Map<String, Object> values = new LinkedHashMap<>();
			put(values, "section", this.section);
			put(values, "tag", this.tag);
			put(values, "language", this.language);
			put(values, "author", this.author);
			return values;
		}

		private static void put(Map<String, Object> values, String name, @Nullable String value) {
			if (value != null && !value.isEmpty()) {
				values.put(name, value);
			}
		}

	}

	/** One page, and how many articles match in all. */
	record Page(List<ArticleSummary> items, int page, int size, long total) {

	}

}
