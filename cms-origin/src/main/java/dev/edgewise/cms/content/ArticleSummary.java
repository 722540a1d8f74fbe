package dev.edgewise.cms.content;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An article as lists show it.
 *
 * @param publishedAt null for what readers have never seen
 */
record ArticleSummary(UUID id, String slug, String title, String teaser, String author, List<String> tags,
		String section, String language, boolean membersOnly, @Nullable Instant publishedAt, Instant updatedAt,
		long revision) {

	/** What every edit alters. */
	static final Set<String> VOLATILE = Set.of("updatedAt", "revision");

	static final List<String> FIELDS = List.of("id", "slug", "title", "teaser", "author", "tags", "section", "language",
			"membersOnly", "publishedAt", "updatedAt", "revision");

	static ArticleSummary of(Article article) {
		return new ArticleSummary(article.id(), article.slug(), article.title(), article.teaser(), article.author(),
				article.tags(), article.section(), article.language(), article.membersOnly(),
				article.publication().publishedAt(), article.updatedAt(), article.revision());
	}

	/** Whether a list that shows neither revision nor its time would show the same. */
	boolean sameItemAs(ArticleSummary other) {
		return with(other.updatedAt, other.revision).equals(other);
	}

	private ArticleSummary with(Instant time, long number) {
		return new ArticleSummary(this.id, this.slug, this.title, this.teaser, this.author, this.tags, this.section,
				this.language, this.membersOnly, this.publishedAt, time, number);
	}

}
