package dev.edgewise.cms.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which articles to list: each given value must match, none given means all that are
 * live.
 */
record ArticleQuery(@Nullable String section, @Nullable String tag, @Nullable String language,
		@Nullable String author) {

	/** Scripts without spaces between words: PostgreSQL finds no words in them. */
	private static final String WORDLESS = ".*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}].*";

	ArticleQuery {
		section = orNone(section);
		tag = orNone(tag);
		language = orNone(language);
		author = orNone(author);
	}

	/** Surrogate key of the list, all its pages. */
	String key() {
		return ContentKeys.list(this.section, this.tag, this.language, this.author);
	}

	String conditions() {
		List<String> conditions = new ArrayList<>(List.of("state = 'LIVE'"));
		parameters().keySet()
			.forEach((name) -> conditions
				.add("tag".equals(name) ? "tags @> array[cast(:tag as text)]" : name + " = :" + name));
		return String.join(" and ", conditions);
	}

	Map<String, Object> parameters() {
		Map<String, Object> values = new LinkedHashMap<>();
		put(values, "section", this.section);
		put(values, "tag", this.tag);
		put(values, "language", this.language);
		put(values, "author", this.author);
		return values;
	}

	/** SQL that is true of articles with the words of {@code :q} in them. */
	String matching(String words) {
		if (words.matches("(?s)" + WORDLESS)) {
			return "(title ilike :pattern or teaser ilike :pattern)";
		}
		return "search @@ " + searched();
	}

	/** As written or by stem, in the language asked for or in English. */
	String searched() {
		return "(websearch_to_tsquery('simple', :q) || websearch_to_tsquery(stemming_of(:stemming), :q))";
	}

	Map<String, Object> searchParameters(String words) {
		Map<String, Object> values = parameters();
		values.put("q", words);
		values.put("stemming", (this.language != null) ? this.language : "en");
		values.put("pattern", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%");
		return values;
	}

	private static void put(Map<String, Object> values, String name, @Nullable String value) {
		if (value != null) {
			values.put(name, value);
		}
	}

	private static @Nullable String orNone(@Nullable String value) {
		return (value != null && !value.isEmpty()) ? value : null;
	}

}
