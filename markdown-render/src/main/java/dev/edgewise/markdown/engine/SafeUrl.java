package dev.edgewise.markdown.engine;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;

/**
 * An allow-list of URL schemes that looks at a URL as a careless consumer might: after
 * decoding percent escapes, several times over, and without the white space and control
 * characters that browsers skip. A URL without a scheme is relative and passes.
 * <p>
 * It errs on the side of dropping: a relative URL whose decoded form happens to start
 * like a scheme is lost.
 */
final class SafeUrl implements AttributePolicy {

	private static final int ROUNDS = 4;

	private final Set<String> schemes;

	private SafeUrl(Set<String> schemes) {
		this.schemes = schemes;
	}

	static SafeUrl forLinks() {
		return new SafeUrl(Set.of("http", "https", "mailto", "tel"));
	}

	static SafeUrl forImages() {
		return new SafeUrl(Set.of("http", "https"));
	}

	@Override
	public @Nullable String apply(String element, String attribute, String url) {
		return isSafe(url) ? url : null;
	}

	boolean isSafe(String url) {
		String form = visible(url);
		for (int round = 0; round < ROUNDS; round++) {
			if (!allowedScheme(form)) {
				return false;
			}
			String decoded = visible(percentDecoded(form));
			if (decoded.equals(form)) {
				return true;
			}
			form = decoded;
		}
		return allowedScheme(form);
	}

	private boolean allowedScheme(String url) {
		for (int i = 0; i < url.length(); i++) {
			char c = url.charAt(i);
			if (c == ':') {
				return this.schemes.contains(url.substring(0, i).toLowerCase(Locale.ROOT));
			}
			if (c == '/' || c == '?' || c == '#') {
				return true;
			}
		}
		return true;
	}

	private static String visible(String url) {
		StringBuilder visible = new StringBuilder(url.length());
		url.codePoints()
			.filter((c) -> c > ' ' && c != 0x7f && !Character.isWhitespace(c) && !Character.isSpaceChar(c)
					&& !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
			.forEach(visible::appendCodePoint);
		return visible.toString();
	}

	private static String percentDecoded(String url) {
		if (url.indexOf('%') < 0) {
			return url;
		}
		byte[] in = url.getBytes(StandardCharsets.UTF_8);
		byte[] out = new byte[in.length];
		int length = 0;
		for (int i = 0; i < in.length; i++) {
			int high = (in[i] == '%' && i + 2 < in.length) ? Character.digit(in[i + 1], 16) : -1;
			int low = (high >= 0) ? Character.digit(in[i + 2], 16) : -1;
			out[length++] = (low >= 0) ? (byte) (high * 16 + low) : in[i];
			i += (low >= 0) ? 2 : 0;
		}
		return new String(out, 0, length, StandardCharsets.UTF_8);
	}

}
