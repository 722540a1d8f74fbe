package dev.edgewise.markdown.article;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The content API's JSON. What it leaves out is empty here; what it adds is ignored.
 */
final class ArticleJson {

	private ArticleJson() {
	}

	record Item(String id, String slug, String title, @Nullable String teaser, @Nullable String author,
			@Nullable List<String> tags, @Nullable String section, @Nullable String language, boolean membersOnly,
			@Nullable Instant publishedAt, @Nullable Instant updatedAt, int revision) {

		Summary toSummary() {
			Instant updated = (this.updatedAt != null) ? this.updatedAt : Instant.EPOCH;
			return new Summary(this.id, this.slug, this.title, orEmpty(this.teaser), orEmpty(this.author),
					(this.tags != null) ? List.copyOf(this.tags) : List.of(), orEmpty(this.section),
					(this.language != null) ? this.language : "en", this.membersOnly,
					(this.publishedAt != null) ? this.publishedAt : updated, updated, this.revision);
		}

		private static String orEmpty(@Nullable String text) {
			return (text != null) ? text : "";
		}

	}

	record Page(List<Item> items, int page, int size, int total) {

		ArticleList toList() {
			return new ArticleList(this.items.stream().map(Item::toSummary).toList(), this.page, this.size, this.total);
		}

	}

	record Full(@JsonUnwrapped Item item, @Nullable String body, boolean truncated,
			@Nullable List<Article.Translation> translations) {

		Article toArticle() {
			return new Article(this.item.toSummary(), (this.body != null) ? this.body : "", this.truncated,
					(this.translations != null) ? List.copyOf(this.translations) : List.of());
		}

	}

}
