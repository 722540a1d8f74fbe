package dev.edgewise.cms.newsroom;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import dev.edgewise.cms.content.Article;
import dev.edgewise.cms.content.ArticleRequest;
import dev.edgewise.cms.content.Manuscript;
import org.jspecify.annotations.Nullable;

/**
 * An article as the form shows it and sends it back. Browsers end lines with CR LF; the
 * newsroom keeps LF.
 *
 * @param tags with commas between
 * @param membersOnly absent where the box is not ticked
 * @param revision the one the form was filled from, 0 for a new article
 */
record ArticleForm(@Nullable String slug, @Nullable String title, @Nullable String teaser, @Nullable String body,
		@Nullable String author, @Nullable String tags, @Nullable String section, @Nullable String language,
		@Nullable Boolean membersOnly, @Nullable String translationOf, @Nullable Long revision) {

	ArticleForm {
		slug = text(slug).strip();
		title = text(title).strip();
		teaser = lines(teaser);
		body = lines(body);
		author = text(author).strip();
		tags = text(tags).strip();
		section = text(section).strip();
		language = text(language).strip();
		translationOf = text(translationOf).strip();
		membersOnly = Boolean.TRUE.equals(membersOnly);
		revision = (revision != null) ? revision : 0L;
	}

	static ArticleForm empty(String author, @Nullable Article original) {
		return new ArticleForm("", "", "", "", author, (original != null) ? String.join(", ", original.tags()) : "",
				(original != null) ? original.section() : "", (original != null) ? "" : "en",
				original != null && original.membersOnly(), (original != null) ? original.slug() : "", 0L);
	}

	static ArticleForm of(Article article) {
		return of(article.manuscript(), article.revision());
	}

	static ArticleForm of(Manuscript manuscript, long revision) {
		return new ArticleForm(manuscript.slug(), manuscript.title(), manuscript.teaser(), manuscript.body(),
				manuscript.author(), String.join(", ", manuscript.tags()), manuscript.section(), manuscript.language(),
				manuscript.membersOnly(), manuscript.translationOf(), revision);
	}

	/** As the REST API takes it, so that the same limits hold. */
	ArticleRequest request() {
		return new ArticleRequest(orNone(this.slug), text(this.title), orNone(this.teaser), text(this.body),
				text(this.author), tagList(), text(this.section), text(this.language), this.membersOnly,
				orNone(this.translationOf), this.revision, false);
	}

	/** The revision an edit was made on. */
	long base() {
		return (this.revision != null) ? this.revision : 0;
	}

	boolean forMembers() {
		return Boolean.TRUE.equals(this.membersOnly);
	}

	private List<String> tagList() {
		return Arrays.stream(text(this.tags).split(",")).map(String::strip).filter((tag) -> !tag.isEmpty()).toList();
	}

	private static String lines(@Nullable String value) {
		return text(value).replace("\r\n", "\n");
	}

	private static @Nullable String orNone(@Nullable String value) {
		return (value == null || value.isEmpty()) ? null : value;
	}

	private static String text(@Nullable String value) {
		return Objects.requireNonNullElse(value, "");
	}

}
