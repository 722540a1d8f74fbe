package dev.edgewise.cache.rules;

import java.util.function.BiConsumer;

/**
 * Splits a list of {@code name[=token|"quoted string"]} (RFC 9110 section 5.6). A quoted
 * string may hold commas and escaped characters. A semicolon separates too: it is a
 * common slip, and introduces a parameter in a targeted field (RFC 9213 section 2.1). A
 * quote that is never closed is no quote, so that no restriction hides behind it.
 */
final class DirectiveScanner {

	private DirectiveScanner() {
	}

	static void scan(String line, BiConsumer<String, String> directive) {
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
				emit(line.substring(start, i).strip(), directive);
				start = i + 1;
			}
		}
		for (String last : quoted ? line.substring(start).split("[,;]") : new String[] { line.substring(start) }) {
			emit(last.strip(), directive);
		}
	}

	private static void emit(String item, BiConsumer<String, String> directive) {
		if (item.isEmpty()) {
			return;
		}
		int equals = item.indexOf('=');
		if (equals < 0) {
			directive.accept(item, "");
		}
		else {
			directive.accept(item.substring(0, equals).strip(), unquote(item.substring(equals + 1).strip()));
		}
	}

	private static String unquote(String value) {
		if (value.length() < 2 || value.charAt(0) != '"' || !value.endsWith("\"")) {
			return value;
		}
		return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
	}

}
