package dev.edgewise.cms.newsroom;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

import dev.edgewise.cms.content.Desk;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the list of articles is narrowed to. What makes no sense narrows nothing.
 */
record ListChoice(@Nullable String state, @Nullable String section, @Nullable String language, @Nullable String q) {

	ListChoice {
		state = text(state);
		section = text(section);
		language = text(language);
		q = text(q);
	}

	Desk.Filter filter() {
		return new Desk.Filter(shelf(), this.section, null, this.language, null, this.q);
	}

	Desk.Shelf shelf() {
		return Arrays.stream(Desk.Shelf.values())
			.filter((shelf) -> shelf.name().equalsIgnoreCase(this.state))
			.findFirst()
			.orElse(Desk.Shelf.ALL);
	}

	static String nameOf(Desk.Shelf shelf) {
		return shelf.name().charAt(0) + shelf.name().substring(1).toLowerCase(Locale.ROOT);
	}

	/** The same list, another shelf. */
	String at(Desk.Shelf shelf) {
		return url(shelf.name().toLowerCase(Locale.ROOT), 0);
	}

	/** The same list, another page. */
	String page(int page) {
		return url(text(this.state), page);
	}

	private String url(String shelf, int page) {
		return UriComponentsBuilder.fromPath("/newsroom")
			.queryParam("state", "{state}")
			.queryParam("section", "{section}")
			.queryParam("language", "{language}")
			.queryParam("q", "{q}")
			.queryParam("page", page)
			.encode()
			.buildAndExpand(shelf, text(this.section), text(this.language), text(this.q))
			.toUriString();
	}

	private static String text(@Nullable String value) {
		return Objects.requireNonNullElse(value, "").replaceAll("\\p{Cntrl}", "").strip();
	}

}
