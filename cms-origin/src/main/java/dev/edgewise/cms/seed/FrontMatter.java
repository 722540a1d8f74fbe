package dev.edgewise.cms.seed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;

import dev.edgewise.cms.content.Manuscript;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A Markdown file with YAML between two {@code ---} lines at its head. Throws
 * {@link IllegalArgumentException}, naming what is missing, for any other file.
 */
record FrontMatter(Manuscript manuscript, Instant published) {

	private static final String FENCE = "---\n";

	static FrontMatter parse(String file) {
		String text = file.replace("\r\n", "\n");
		int end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
		if (!text.startsWith(FENCE) || end < 0) {
			throw new IllegalArgumentException("no front matter between --- lines");
		}
		Map<String, Object> values = new Yaml(new SafeConstructor(new LoaderOptions()))
			.load(text.substring(FENCE.length(), end + 1));
		return of(values, text.substring(end + 1 + FENCE.length()).strip());
	}

	private static FrontMatter of(Map<String, Object> values, String body) {
		Manuscript manuscript = new Manuscript(required(values, "slug"), required(values, "title"),
				required(values, "teaser"), body, required(values, "author"), tags(values.get("tags")),
				required(values, "section"), required(values, "language"),
				Boolean.TRUE.equals(values.get("membersOnly")), optional(values, "translationOf"));
		return new FrontMatter(manuscript, published(values.get("published")));
	}

	private static String required(Map<String, Object> values, String name) {
		String value = optional(values, name);
		if (value == null) {
			throw new IllegalArgumentException("no " + name + " in the front matter");
		}
		return value;
	}

	private static @Nullable String optional(Map<String, Object> values, String name) {
		Object value = values.get(name);
		return (value != null) ? value.toString().strip() : null;
	}

	private static List<String> tags(@Nullable Object value) {
		return (value instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
	}

	/** YAML reads a bare date as one at midnight UTC. */
	private static Instant published(@Nullable Object value) {
		if (value instanceof Date date) {
			return date.toInstant();
		}
		if (value instanceof String text) {
			return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
		}
		throw new IllegalArgumentException("no published date in the front matter");
	}

}
