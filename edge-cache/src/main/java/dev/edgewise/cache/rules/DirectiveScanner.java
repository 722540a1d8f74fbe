package dev.edgewise.cache.rules;

/**
 * Splits a list of {@code name[=token|"quoted string"]} (RFC 9110 section 5.6). A quoted
 * string may hold commas and escaped characters. A semicolon separates too: it is a
 * common slip. A quote that is never closed is no quote, so that no restriction hides
 * behind it.
 */
final class DirectiveScanner {

	private DirectiveScanner() {
	}

	static void scan(String line, Sink sink) {
		int start = 0;
		boolean quoted = false;
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			if (c == '"') {
				quoted = !quoted;
			}
			else if (c == '\\' && quoted) {
				i++;
			}
			else if ((c == ',' || c == ';') && !quoted) {
				emit(line.substring(start, i).strip(), sink);
				start = i + 1;
			}
		}
		for (String last : quoted ? line.substring(start).split("[,;]") : new String[] { line.substring(start) }) {
			emit(last.strip(), sink);
		}
	}

	private static void emit(String item, Sink sink) {
		if (item.isEmpty()) {
			return;
		}
		int equals = item.indexOf('=');
		String name = (equals < 0) ? item : item.substring(0, equals).strip();
		String value = (equals < 0) ? "" : item.substring(equals + 1).strip();
		boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
		sink.directive(name, quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value,
				quoted);
	}

	/** Receives directives in order. */
	interface Sink {

		void directive(String name, String value, boolean quoted);

	}

}
