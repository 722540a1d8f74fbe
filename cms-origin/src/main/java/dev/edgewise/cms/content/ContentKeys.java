package dev.edgewise.cms.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Surrogate keys of answers that show articles: {@code article:<id>} for what any change
 * of it alters, {@code item:<id>} for what shows neither text nor revision,
 * {@code slug:<slug>} for a remembered absence, and for the membership of a list one key
 * that names its filter exactly, {@code articles} or {@code articles/section=…/tag=…}.
 */
final class ContentKeys {

	static final String LISTS = "articles";

	private ContentKeys() {
	}

	static String article(UUID id) {
		return "article:" + id;
	}

	static String item(UUID id) {
		return "item:" + id;
	}

	static String slug(String slug) {
		return "slug:" + slug;
	}

	/** The one list of that filter, all its pages. */
	static String list(@Nullable String section, @Nullable String tag, @Nullable String language,
			@Nullable String author) {
		return LISTS + part("section", section) + part("tag", tag) + part("language", language)
				+ part("author", (author != null) ? digest(author) : null);
	}

	/** All lists an article is in: one for each way to name some of its properties. */
	static Set<String> lists(Article article) {
		Set<String> keys = new LinkedHashSet<>();
		List<@Nullable String> tags = new ArrayList<>(article.tags());
		tags.add(null);
		for (String section : orNone(article.section())) {
			for (String language : orNone(article.language())) {
				for (String author : orNone(article.author())) {
					tags.forEach((tag) -> keys.add(list(section, tag, language, author)));
				}
			}
		}
		return keys;
	}

	private static List<@Nullable String> orNone(String value) {
		return Arrays.asList(value, null);
	}

	private static String part(String name, @Nullable String value) {
		return (value != null) ? "/" + name + "=" + value : "";
	}

	/** Names hold spaces, and more than a header field may. */
	private static String digest(String name) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 11);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
