package dev.edgewise.markdown.engine;

import dev.edgewise.markdown.engine.RenderOutcome.Reason;

/**
 * Counts the attributes of everything that looks like an HTML tag, because regular
 * expressions for tags recurse once per attribute. It reads the CommonMark grammar of an
 * open tag: a name, then attributes with or without a value, each after white space.
 */
final class TagLength {

	private final String text;

	private final int limit;

	private int at;

	private int[] unclosedFrom = { Integer.MAX_VALUE, Integer.MAX_VALUE };

	TagLength(String text, int limit) {
		this.text = text;
		this.limit = limit;
	}

	void check() {
		for (int open = this.text.indexOf('<'); open >= 0; open = this.text.indexOf('<', open + 1)) {
			this.at = open + 1;
			if (skipName()) {
				int attributes = 0;
				while (skipAttribute()) {
					if (++attributes > this.limit) {
						throw new RefusedDocument(Reason.TOO_DEEP,
								"It has an HTML tag with more than " + this.limit + " attributes.");
					}
				}
			}
		}
	}

	private boolean skipName() {
		int start = this.at;
		while (this.at < this.text.length() && isNamePart(this.text.charAt(this.at))) {
			this.at++;
		}
		return this.at > start;
	}

	private boolean skipAttribute() {
		if (!skipSpace() || !skipName()) {
			return false;
		}
		int end = this.at;
		skipSpace();
		if (current() != '=') {
			this.at = end;
			return true;
		}
		this.at++;
		skipSpace();
		return skipValue();
	}

	private boolean skipValue() {
		char quote = current();
		if (quote == '"' || quote == '\'') {
			int close = closingQuote(quote, this.at + 1);
			this.at = close + 1;
			return close >= 0;
		}
		int start = this.at;
		while (this.at < this.text.length() && !isSpace(current()) && "\"'=<>`".indexOf(current()) < 0) {
			this.at++;
		}
		return this.at > start;
	}

	/**
	 * Remembers where no closing quote follows any more, which keeps the whole check
	 * linear.
	 */
	private int closingQuote(char quote, int from) {
		int kind = (quote == '"') ? 0 : 1;
		if (from >= this.unclosedFrom[kind]) {
			return -1;
		}
		int close = this.text.indexOf(quote, from);
		if (close < 0) {
			this.unclosedFrom[kind] = from;
		}
		return close;
	}

	private boolean skipSpace() {
		int start = this.at;
		while (isSpace(current())) {
			this.at++;
		}
		return this.at > start;
	}

	private char current() {
		return (this.at < this.text.length()) ? this.text.charAt(this.at) : '\0';
	}

	private static boolean isSpace(char c) {
		return c == ' ' || c == '\t' || c == '\n' || c == '\r';
	}

	private static boolean isNamePart(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
				|| c == ':' || c == '.';
	}

}
