package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Directives of a {@code Cache-Control} field (RFC 9111 section 5.2) or of one of its
 * targeted kin (RFC 9213). Names are case-insensitive, the first of equal directives
 * counts, a delta-seconds that is no number counts as zero: what cannot be understood is
 * not fresh.
 */
public final class CacheControl {

	private static final CacheControl EMPTY = new CacheControl(Map.of());

	private final Map<String, String> directives;

	private CacheControl(Map<String, String> directives) {
		this.directives = directives;
	}

	/** The {@code Cache-Control} directives of a message; empty when it has none. */
	public static CacheControl of(HttpHeaders headers) {
		return parse(headers.allValues("cache-control"));
	}

	/**
	 * The directives that govern a shared cache at the edge: {@code CDN-Cache-Control}
	 * where present and not empty, else {@code Cache-Control} (RFC 9213 section 2.2).
	 */
	public static CacheControl forEdge(HttpHeaders headers) {
		CacheControl targeted = targeted(headers);
		return targeted.directives.isEmpty() ? of(headers) : targeted;
	}

	/** True when a targeted field takes the word from all others, {@code Expires} too. */
	static boolean isTargeted(HttpHeaders headers) {
		return !targeted(headers).directives.isEmpty();
	}

	private static CacheControl targeted(HttpHeaders headers) {
		return parse(headers.allValues("cdn-cache-control"));
	}

	static CacheControl parse(List<String> fieldLines) {
		if (fieldLines.isEmpty()) {
			return EMPTY;
		}
		Map<String, String> directives = new HashMap<>();
		for (String line : fieldLines) {
			DirectiveScanner.scan(line, (name, value) -> directives.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
		}
		return new CacheControl(directives);
	}

	public boolean has(String directive) {
		return this.directives.containsKey(directive);
	}

	/**
	 * True for a directive without argument: {@code no-cache}, but not
	 * {@code no-cache="set-cookie"}.
	 */
	public boolean isBare(String directive) {
		String value = this.directives.get(directive);
		return value != null && value.isEmpty();
	}

	/** The argument of a directive in seconds. */
	public Optional<Duration> seconds(String directive) {
		return Optional.ofNullable(this.directives.get(directive)).map(CacheControl::deltaSeconds);
	}

	private static Duration deltaSeconds(String value) {
		long seconds = 0;
		for (int i = 0; i < value.length(); i++) {
			char digit = value.charAt(i);
			if (digit < '0' || digit > '9') {
				return Duration.ZERO;
			}
			// RFC 9111 section 1.2.2: what is too large to represent counts as the
			// largest
			seconds = Math.min(Integer.MAX_VALUE, 10 * seconds + (digit - '0'));
		}
		return Duration.ofSeconds(seconds);
	}

}
