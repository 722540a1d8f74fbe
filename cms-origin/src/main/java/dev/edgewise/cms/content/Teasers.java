package dev.edgewise.cms.content;

/**
 * The first words of a text for those who did not write a teaser: the first paragraph
 * that is not a heading, cut at a word.
 */
final class Teasers {

	private static final int LONGEST = 240;

	private Teasers() {
	}

	static String from(String markdown) {
		for (String paragraph : markdown.split("\\n\\s*\\n", -1)) {
			String text = paragraph.strip().replaceAll("\\s+", " ");
			if (!text.isEmpty() && !text.startsWith("#")) {
				return cut(text);
			}
		}
		return cut(markdown.strip());
	}

	private static String cut(String text) {
		if (text.length() <= LONGEST) {
			return text;
		}
		int space = text.lastIndexOf(' ', LONGEST);
		return text.substring(0, (space > 0) ? space : LONGEST) + " …";
	}

}
