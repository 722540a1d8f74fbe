package dev.edgewise.cms.content;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An article as its own URL shows it. In public a members-only article's body is its
 * teaser, and it says so.
 */
record ArticleView(UUID id, String slug, String title, String teaser, String author, List<String> tags, String section,
		String language, boolean membersOnly, @Nullable Instant publishedAt, Instant updatedAt, long revision,
		String body, boolean truncated, List<Translation> translations) {

	/**
	 * With everything, for who may see it.
	 * @param story all texts of which it is one
	 */
	static ArticleView full(Article article, List<Article> story) {
		return of(article, article.body(), false, story);
	}

	static ArticleView inPublic(Article article, List<Article> story) {
		return article.membersOnly() ? of(article, article.teaser(), true, story) : full(article, story);
	}

	private static ArticleView of(Article article, String body, boolean truncated, List<Article> story) {
		List<Translation> translations = story.stream()
			.filter((other) -> other.isLive() && !other.id().equals(article.id()))
			.map((other) -> new Translation(other.language(), other.slug()))
			.toList();
		return new ArticleView(article.id(), article.slug(), article.title(), article.teaser(), article.author(),
				article.tags(), article.section(), article.language(), article.membersOnly(),
				article.publication().publishedAt(), article.updatedAt(), article.revision(), body, truncated,
				translations);
	}

	/** Where the same text stands in another language. */
	record Translation(String language, String slug) {

	}

}
