package dev.edgewise.markdown.engine;

/**
 * Estimates how deep block quotes and list items nest, line by line: the container
 * markers at the start of a line, and for its indentation at most the depth that was open
 * before.
 */
final class BlockNesting {

	private static final int TAB = 4;

	private static final int LEAST_INDENT_OF_A_LEVEL = 2;

	private final String text;

	private final int limit;

	private int open;

	BlockNesting(String text, int limit) {
		this.text = text;
		this.limit = limit;
	}

	void check() {
		int start = 0;
		while (start < this.text.length()) {
			int end = this.text.indexOf('\n', start);
			end = (end < 0) ? this.text.length() : end;
			line(start, end);
			start = end + 1;
		}
	}

	private void line(int start, int end) {
		int columns = 0;
		int markers = 0;
		int at = start;
		while (at < end) {
			char c = this.text.charAt(at);
			int marker = markerLength(at, end);
			if (c == ' ' || c == '\t' || c == '\r') {
				columns += (c == '\t') ? TAB : 1;
				at++;
			}
			else if (marker > 0) {
				markers++;
				at += marker;
				at += (at < end && this.text.charAt(at) == ' ') ? 1 : 0;
			}
			else {
				break;
			}
		}
		if (at == end && markers == 0) {
			return; // a blank line closes nothing yet
		}
		int depth = Math.min(this.open, columns / LEAST_INDENT_OF_A_LEVEL) + markers;
		if (depth > this.limit && !isThematicBreak(start, end)) {
			throw TreeCheck.tooDeep(this.limit);
		}
		this.open = Math.min(depth, this.limit);
	}

	private int markerLength(int at, int end) {
		char c = this.text.charAt(at);
		if (c == '>') {
			return 1;
		}
		if (c == '-' || c == '*' || c == '+') {
			return endsMarker(at + 1, end) ? 1 : 0;
		}
		int digits = at;
		while (digits < end && digits - at < 9 && this.text.charAt(digits) >= '0' && this.text.charAt(digits) <= '9') {
			digits++;
		}
		boolean delimited = digits > at && digits < end
				&& (this.text.charAt(digits) == '.' || this.text.charAt(digits) == ')');
		return (delimited && endsMarker(digits + 1, end)) ? digits + 1 - at : 0;
	}

	private boolean endsMarker(int at, int end) {
		return at >= end || this.text.charAt(at) == ' ' || this.text.charAt(at) == '\t' || this.text.charAt(at) == '\r';
	}

	private boolean isThematicBreak(int start, int end) {
		char rule = this.text.substring(start, end).stripLeading().charAt(0);
		return (rule == '-' || rule == '*') && this.text.substring(start, end)
			.chars()
			.allMatch((c) -> c == rule || c == ' ' || c == '\t' || c == '\r');
	}

}
