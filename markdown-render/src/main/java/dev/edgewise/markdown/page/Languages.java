package dev.edgewise.markdown.page;

import java.util.Locale;

/**
 * Names of languages as their speakers write them.
 */
final class Languages {

	private Languages() {
	}

	static String nameOf(String tag) {
		Locale locale = Locale.forLanguageTag(tag);
		String name = locale.getDisplayLanguage(locale);
		if (name.isEmpty()) {
			return tag;
		}
		int first = name.codePointAt(0);
		return Character.toString(Character.toTitleCase(first)) + name.substring(Character.charCount(first));
	}

}
