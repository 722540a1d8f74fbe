package dev.edgewise.cms.taxonomy;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Names for URLs: lower-case ASCII words joined by hyphens. A title without a single
 * Latin letter or digit yields {@code untitled}.
 */
public final class Slugs {

	public static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";

	private static final int LONGEST = 80;

	private Slugs() {
	}

	public static String from(String title) {
		String plain = Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
		String words = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
		String cut = words.substring(0, Math.min(words.length(), LONGEST)).replaceAll("^-|-$", "");
		return cut.isEmpty() ? "untitled" : cut;
	}

}
