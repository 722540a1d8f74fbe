package dev.edgewise.markdown.engine;

/**
 * Counts the words that a reader of sanitised HTML sees: runs of letters and digits, held
 * together by apostrophes and hyphens, and every ideograph, which is a word of its own
 * here.
 */
final class Words {

	private Words() {
	}

	static int count(String html) {
		int count = 0;
		boolean inWord = false;
		for (int i = 0; i < html.length();) {
			int c = html.codePointAt(i);
			if (c == '<') {
				i = skipPast(html, '>', i);
				inWord = false;
				continue;
			}
			if (c == '&') {
				i = skipPast(html, ';', i); // mostly an apostrophe: it does not end a
											// word
				continue;
			}
			boolean letter = Character.isLetterOrDigit(c);
			if (letter && (!inWord || Character.isIdeographic(c))) {
				count++;
			}
			inWord = letter || (inWord && (c == '-' || c == '\u2019'));
			i += Character.charCount(c);
		}
		return count;
	}

	private static int skipPast(String html, char end, int from) {
		int at = html.indexOf(end, from);
		return (at < 0) ? html.length() : at + 1;
	}

}
