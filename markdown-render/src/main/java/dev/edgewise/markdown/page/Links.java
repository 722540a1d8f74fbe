package dev.edgewise.markdown.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.web.util.UriUtils;

import dev.edgewise.markdown.article.ArticleQuery;

/**
 * Paths of pages.
 */
final class Links {

	private Links() {
	}

	static String article(String slug) {
		return "/articles/" + encode(slug);
	}

	static String list(ArticleQuery query) {
		List<String> parameters = new ArrayList<>();
		add(parameters, "section", query.section());
		add(parameters, "tag", query.tag());
		add(parameters, "language", query.language());
		add(parameters, "author", query.author());
		add(parameters, "page", Optional.of(query.page()).filter((page) -> page > 0).map(String::valueOf));
		return parameters.isEmpty() ? "/articles" : "/articles?" + String.join("&", parameters);
	}

	static String tagged(String tag) {
		return "/articles?tag=" + encode(tag);
	}

	static String inSection(String section) {
		return "/articles?section=" + encode(section);
	}

	static String by(String author) {
		return "/articles?author=" + encode(author);
	}

	private static void add(List<String> parameters, String name, Optional<String> value) {
		value.ifPresent((present) -> parameters.add(name + "=" + encode(present)));
	}

	static String encode(String value) {
		return UriUtils.encode(value, StandardCharsets.UTF_8);
	}

}
