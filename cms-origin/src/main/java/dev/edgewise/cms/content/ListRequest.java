package dev.edgewise.cms.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * How a client asks for a list.
 *
 * @param after goes on after an article, as a list's {@code next} says
 * @param fields what to show of each article, everything if absent
 * @param q words to look for
 */
record ListRequest(@Nullable @Pattern(regexp = NAME) String section, @Nullable @Pattern(regexp = NAME) String tag,
		@Nullable @Pattern(regexp = "[A-Za-z0-9-]{0,35}") String language,
		@Nullable @Pattern(regexp = "\\P{Cntrl}{0,100}") String author,
		@Nullable @PositiveOrZero @Max(100_000) Integer page, @Nullable @Min(1) @Max(100) Integer size,
		@Nullable @Pattern(regexp = "[A-Za-z0-9_-]{1,200}") String after,
		@Nullable @Pattern(regexp = FIELDS,
				message = "must be names of an article's fields, with commas between") String fields,
		@Nullable @Pattern(regexp = "\\P{Cntrl}{0,200}") String q) {

	private static final String NAME = "[a-z0-9-]{0,100}";

	private static final String FIELD = "(id|slug|title|teaser|author|tags|section|language|membersOnly|publishedAt|updatedAt|revision)";

	private static final String FIELDS = FIELD + "(," + FIELD + "){0,11}";

	private static final int USUAL_SIZE = 20;

	@AssertTrue(message = "must be what the list before said")
	boolean isAfter() {
		return this.after == null || Cursor.parse(this.after).isPresent();
	}

	@AssertTrue(message = "does not go together with after")
	boolean isPage() {
		return this.after == null || this.page == null;
	}

	@AssertTrue(message = "does not go together with after")
	boolean isQ() {
		return this.after == null || words().isEmpty();
	}

	ArticleQuery query() {
		return new ArticleQuery(this.section, this.tag, this.language, this.author);
	}

	Optional<String> words() {
		return Optional.ofNullable(this.q).map(String::strip).filter((words) -> !words.isEmpty());
	}

	Optional<Cursor> cursor() {
		return Optional.ofNullable(this.after).flatMap(Cursor::parse);
	}

	int pageOrFirst() {
		return (this.page != null) ? this.page : 0;
	}

	int sizeOrUsual() {
		return (this.size != null) ? this.size : USUAL_SIZE;
	}

	/** Empty means all. */
	Set<String> shown() {
		return (this.fields != null) ? new LinkedHashSet<>(List.of(this.fields.split(","))) : Set.of();
	}

	/** Keys of an answer that shows these articles. */
	List<String> keys(List<ArticleSummary> items) {
		boolean everyEdit = shown().isEmpty() || !Collections.disjoint(shown(), ArticleSummary.VOLATILE);
		List<String> keys = new ArrayList<>();
		items.forEach((item) -> keys.add(everyEdit ? ContentKeys.article(item.id()) : ContentKeys.item(item.id())));
		return keys;
	}

	/** Where the list goes on; nothing at its end. */
	Optional<String> next(List<ArticleSummary> items) {
		Instant time = items.isEmpty() ? null : items.getLast().publishedAt();
		if (items.size() < sizeOrUsual() || time == null) {
			return Optional.empty();
		}
		return Optional.of(UriComponentsBuilder.fromPath("/api/content/articles")
			.queryParamIfPresent("section", Optional.ofNullable(this.section))
			.queryParamIfPresent("tag", Optional.ofNullable(this.tag))
			.queryParamIfPresent("language", Optional.ofNullable(this.language))
			.queryParamIfPresent("author", Optional.ofNullable(this.author).map((name) -> "{author}"))
			.queryParam("size", sizeOrUsual())
			.queryParamIfPresent("fields", Optional.ofNullable(this.fields))
			.queryParam("after", new Cursor(time, items.getLast().slug()).text())
			.encode()
			.buildAndExpand((this.author != null) ? new Object[] { this.author } : new Object[0])
			.toUriString());
	}

}
