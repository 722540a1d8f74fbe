package dev.edgewise.cms.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All articles as editors see them, drafts included, last edited first. Fails with
 * {@link UnknownArticleException}, and with a
 * {@link org.springframework.dao.DataAccessException} when the database is away.
 */
public class Desk {

	private final ArticleRepository articles;

	private final Revisions revisions;

	private final JdbcClient jdbc;

	Desk(ArticleRepository articles, Revisions revisions, JdbcClient jdbc) {
		this.articles = articles;
		this.revisions = revisions;
		this.jdbc = jdbc;
	}

	public Article article(String slug) {
		return this.articles.findBySlug(slug).orElseThrow(() -> new UnknownArticleException(slug));
	}

	public List<Article> story(Article article) {
		return this.articles.findByStoryOrderByLanguage(article.story());
	}

	public Revisions revisions() {
		return this.revisions;
	}

	public Page find(Filter filter, int page, int size) {
		String where = filter.conditions();
		long total = this.jdbc.sql("select count(*) from article where " + where)
			.params(filter.parameters())
			.query(Long.class)
			.single();
		List<Item> items = this.jdbc
			.sql("select " + ArticleList.COLUMNS + ", state, publish_at, withdraw_at, embargo_until from article where "
					+ where + " order by updated_at desc, id limit :size offset :first")
			.params(filter.parameters())
			.param("size", size)
			.param("first", (long) page * size)
			.query((row, number) -> item(row))
			.list();
		return new Page(items, page, size, total);
	}

	private static Item item(ResultSet row) throws SQLException {
		ArticleSummary summary = ArticleList.summary(row);
		return new Item(summary.slug(), summary.title(), summary.author(), summary.section(), summary.tags(),
				summary.language(), summary.membersOnly(), summary.updatedAt(), summary.revision(),
				new Publication(Publication.State.valueOf(row.getString("state")), summary.publishedAt(),
						time(row, "publish_at"), time(row, "withdraw_at"), time(row, "embargo_until")));
	}

	private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
			.map(OffsetDateTime::toInstant)
			.orElse(null);
	}

	/** What stands on the desk. */
	public enum Shelf {

		ALL("true"), LIVE("state = 'LIVE'"), DRAFT("state = 'DRAFT' and publish_at is null"),
		SCHEDULED("state = 'DRAFT' and publish_at is not null"), EMBARGOED("embargo_until > now()");

		private final String condition;

		Shelf(String condition) {
			this.condition = condition;
		}

	}

	/**
	 * Each given value must match.
	 *
	 * @param q part of the title or the slug
	 */
	public record Filter(Shelf shelf, @Nullable String section, @Nullable String tag, @Nullable String language,
			@Nullable String author, @Nullable String q) {

		private String conditions() {
			List<String> conditions = new ArrayList<>(List.of(this.shelf.condition));
			parameters().keySet().forEach((name) -> conditions.add(switch (name) {
				case "tag" -> "tags @> array[cast(:tag as text)]";
				case "q" -> "(title ilike :q or slug ilike :q)";
				default -> name + " = :" + name;
			}));
			return String.join(" and ", conditions);
		}

		private Map<String, Object> parameters() {
			Map<String, Object> values = new HashMap<>();
			put(values, "section", this.section);
			put(values, "tag", this.tag);
			put(values, "language", this.language);
			put(values, "author", this.author);
			put(values, "q", (this.q == null || this.q.isBlank()) ? null
					: "%" + this.q.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
			return values;
		}

		private static void put(Map<String, Object> values, String name, @Nullable String value) {
			if (value != null && !value.isEmpty()) {
				values.put(name, value);
			}
		}

	}

	/** An article as the desk's list shows it. */
	public record Item(String slug, String title, String author, String section, List<String> tags, String language,
			boolean membersOnly, Instant updatedAt, long revision, Publication publication) {

	}

	/** One page, and how many match in all. */
	public record Page(List<Item> items, int page, int size, long total) {

	}

}
