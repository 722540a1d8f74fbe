package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Directives of a {@code Cache-Control} field (RFC 9111 section 5.2) or of one of its
 * targeted kin (RFC 9213). Names are case-insensitive, the first of equal directives
 * counts, a delta-seconds that is no number counts as zero: what cannot be understood is
 * not fresh. A restriction that is given both bare and for some fields is bare.
 */
public final class CacheControl {

	private static final CacheControl EMPTY = new CacheControl(Map.of());

	private final Map<String, Argument> directives;

	private CacheControl(Map<String, Argument> directives) {
		this.directives = directives;
	}

	/** The {@code Cache-Control} directives of a message; empty when it has none. */
	public static CacheControl of(HttpHeaders headers) {
		return parse(headers.allValues("cache-control"));
	}

	/**
	 * The directives of a request. {@code Pragma: no-cache} speaks where
	 * {@code Cache-Control} is silent (RFC 9111 section 5.4).
	 */
	public static CacheControl ofRequest(HttpHeaders headers) {
		List<String> lines = headers.allValues("cache-control");
		return parse(lines.isEmpty() ? headers.allValues("pragma") : lines);
	}

	/**
	 * The directives that govern a shared cache at the edge: {@code CDN-Cache-Control}
	 * where present, valid and not empty, else {@code Cache-Control} (RFC 9213 section
	 * 2.2).
	 */
	public static CacheControl forEdge(HttpHeaders headers) {
		return targeted(headers).orElseGet(() -> of(headers));
	}

	/** The targeted field that takes the word from all others, {@code Expires} too. */
	static Optional<CacheControl> targeted(HttpHeaders headers) {
		List<String> lines = headers.allValues("cdn-cache-control");
		if (lines.isEmpty()) {
			return Optional.empty();
		}
		Map<String, Argument> directives = TargetedField.parse(lines);
		return directives.isEmpty() ? Optional.empty() : Optional.of(new CacheControl(directives));
	}

	static CacheControl parse(List<String> fieldLines) {
		if (fieldLines.isEmpty()) {
			return EMPTY;
		}
		Map<String, Argument> directives = new HashMap<>();
		for (String line : fieldLines) {
			DirectiveScanner.scan(line, (name, value, quoted) -> directives.merge(name.toLowerCase(Locale.ROOT),
					new Argument(value, quoted), Argument::or));
		}
		return new CacheControl(directives);
	}

	public boolean has(String directive) {
		return this.directives.containsKey(directive);
	}

	/**
	 * True for a directive that concerns the whole response: {@code no-cache}, but not
	 * {@code no-cache="set-cookie"} (RFC 9111 sections 5.2.2.4 and 5.2.2.7).
	 */
	public boolean isBare(String directive) {
		Argument argument = this.directives.get(directive);
		return argument != null && argument.fields().isEmpty();
	}

	/** The fields, in lower case, that a directive is restricted to; empty if none. */
	public Set<String> fields(String directive) {
		Argument argument = this.directives.get(directive);
		return (argument != null) ? argument.fields() : Set.of();
	}

	/** True for a directive that has no argument. */
	public boolean isValueless(String directive) {
		Argument argument = this.directives.get(directive);
		return argument != null && argument.value.isEmpty();
	}

	/** The argument of a directive in seconds. */
	public Optional<Duration> seconds(String directive) {
		return Optional.ofNullable(this.directives.get(directive)).map(Argument::seconds);
	}

	/**
	 * What follows a directive's name.
	 *
	 * @param value the empty text when nothing does
	 */
	record Argument(String value, boolean quoted) {

		/** Names of fields, where a quoted string holds any. */
		Set<String> fields() {
			return this.quoted ? Stream.of(this.value.split(","))
				.map((name) -> name.strip().toLowerCase(Locale.ROOT))
				.filter((name) -> !name.isEmpty())
				.collect(Collectors.toUnmodifiableSet()) : Set.of();
		}

		/**
		 * The first counts, but bare before restricted, and restrictions of the same kind
		 * together.
		 */
		Argument or(Argument later) {
			if (this.quoted && later.quoted) {
				return new Argument(this.value + ',' + later.value, true);
			}
			return this.quoted ? later : this;
		}

		Duration seconds() {
			long seconds = 0;
			for (int i = 0; i < this.value.length(); i++) {
				char digit = this.value.charAt(i);
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

}
