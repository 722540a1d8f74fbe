package dev.edgewise.markdown.engine;

import dev.edgewise.markdown.engine.RenderOutcome.Reason;

/**
 * Counts backslash escapes in a line, because flexmark takes quadratic time to resolve
 * those of one stretch of text, and does so without reading the text that could stop it.
 */
final class EscapeRuns {

	private static final int LIMIT = 10_000;

	private EscapeRuns() {
	}

	static void check(String text) {
		int escapes = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\n') {
				escapes = 0;
			}
			else if (c == '\\') {
				if (++escapes > LIMIT) {
					throw new RefusedDocument(Reason.TOO_DEEP,
							"It has a line with more than " + LIMIT + " backslashes.");
				}
			}
		}
	}

}
