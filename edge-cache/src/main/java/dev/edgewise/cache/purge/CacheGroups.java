package dev.edgewise.cache.purge;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of RFC 9875: each a structured List of Strings (RFC 9651 section 3.1), whose
 * parameters mean nothing. A field that is anything else is ignored as a whole.
 */
public final class CacheGroups {

	private final String text;

	private int at;

	private CacheGroups(String text) {
		this.text = text;
	}

	/** The groups that a response belongs to (section 2). */
	public static List<String> of(HttpHeaders headers) {
		return read(headers, "cache-groups");
	}

	/**
	 * The groups that the answer to an unsafe method ends (section 3); means nothing in
	 * the answer to a safe one.
	 */
	public static List<String> invalidatedBy(HttpHeaders headers) {
		return read(headers, "cache-group-invalidation");
	}

	private static List<String> read(HttpHeaders headers, String field) {
		List<String> lines = headers.allValues(field);
		if (lines.isEmpty()) {
			return List.of();
		}
		try {
			return new CacheGroups(String.join(",", lines)).list();
		}
		catch (IllegalArgumentException ex) {
			return List.of();
		}
	}

	private List<String> list() {
		List<String> names = new ArrayList<>();
		skip(" ");
		while (this.at < this.text.length()) {
			names.add(string());
			parameters();
			skip(" \t");
			if (this.at < this.text.length()) {
				expect(',');
				skip(" \t");
				require(this.at < this.text.length());
			}
		}
		return names;
	}

	private String string() {
		StringBuilder string = new StringBuilder();
		expect('"');
		while (peek() != '"') {
			char next = take();
			if (next == '\\') {
				next = take();
				require(next == '"' || next == '\\');
			}
			require(next >= ' ' && next <= '~');
			string.append(next);
		}
		expect('"');
		return string.toString();
	}

	private void parameters() {
		while (this.at < this.text.length() && peek() == ';') {
			take();
			skip(" ");
			require(peek() >= 'a' && peek() <= 'z' || peek() == '*');
			token("_-.*");
			if (this.at < this.text.length() && peek() == '=') {
				take();
				bareItem();
			}
		}
	}

	/** Of whatever type: only its end matters. */
	private void bareItem() {
		if (peek() == '%') {
			take();
		}
		if (peek() == '"') {
			string();
		}
		else {
			require(token("!#$%&'*+-.^_`|~:/?=@") > 0);
		}
	}

	private int token(String others) {
		int start = this.at;
		while (this.at < this.text.length() && (isAlphanumeric(peek()) || others.indexOf(peek()) >= 0)) {
			this.at++;
		}
		return this.at - start;
	}

	private static boolean isAlphanumeric(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
	}

	private void skip(String characters) {
		while (this.at < this.text.length() && characters.indexOf(peek()) >= 0) {
			this.at++;
		}
	}

	private char peek() {
		require(this.at < this.text.length());
		return this.text.charAt(this.at);
	}

	private char take() {
		char next = peek();
		this.at++;
		return next;
	}

	private void expect(char expected) {
		require(take() == expected);
	}

	private void require(boolean holds) {
		if (!holds) {
			throw new IllegalArgumentException("No list of strings at " + this.at);
		}
	}

}
