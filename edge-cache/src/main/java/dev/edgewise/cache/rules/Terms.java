package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an origin says of the use of its answer, read once, when the answer is kept: the
 * governing directives, the freshness lifetime (RFC 9111 section 4.2.1) and the age at
 * receipt (section 4.2.3).
 *
 * @param control the directives that govern this cache
 * @param lifetime how long after its origination the answer may be used without asking
 * @param explicit whether the origin said so, in place of a heuristic
 * @param initialAge how old the answer was when it was received
 */
public record Terms(CacheControl control, Duration lifetime, boolean explicit, Duration initialAge) {

	/** Status codes that may be kept without a word (RFC 9110 section 15.1). */
	static final Set<Integer> HEURISTIC = Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);

	private static final Duration LONGEST_GUESS = Duration.ofHours(24);

	private static final int TENTH = 10;

	/** Reads the terms of an answer. */
	public static Terms of(int status, HttpHeaders headers, Instant requested, Instant received) {
		CacheControl control = CacheControl.forEdge(headers);
		Optional<Duration> said = said(headers, control, received);
		return new Terms(control, said.orElseGet(() -> guessed(status, headers, control, received)), said.isPresent(),
				initialAge(headers, requested, received));
	}

	private static Optional<Duration> said(HttpHeaders headers, CacheControl control, Instant received) {
		return control.seconds("s-maxage").or(() -> control.seconds("max-age")).or(() -> expires(headers, received));
	}

	private static Optional<Duration> expires(HttpHeaders headers, Instant received) {
		if (headers.firstValue("expires").isEmpty() || CacheControl.targeted(headers).isPresent()) {
			return Optional.empty();
		}
		return Optional.of(HttpDate.of(headers, "expires")
			.map((expires) -> Duration.between(date(headers, received), expires))
			.orElse(Duration.ZERO));
	}

	/**
	 * RFC 9111 section 4.2.2: a tenth of the time it had not changed for, a day at most.
	 */
	private static Duration guessed(int status, HttpHeaders headers, CacheControl control, Instant received) {
		boolean allowed = HEURISTIC.contains(status) || control.has("public");
		if (!allowed || CacheControl.targeted(headers).isPresent()) {
			return Duration.ZERO;
		}
		Duration unchanged = HttpDate.of(headers, "last-modified")
			.map((modified) -> Duration.between(modified, date(headers, received)))
			.orElse(Duration.ZERO);
		Duration guess = positive(unchanged).dividedBy(TENTH);
		return (guess.compareTo(LONGEST_GUESS) < 0) ? guess : LONGEST_GUESS;
	}

	/**
	 * Clocks that were set back, or run apart between instances, never make it younger.
	 */
	private static Duration initialAge(HttpHeaders headers, Instant requested, Instant received) {
		Duration apparent = Duration.between(date(headers, received), received);
		Duration corrected = ageField(headers).plus(positive(Duration.between(requested, received)));
		return (apparent.compareTo(corrected) > 0) ? apparent : corrected;
	}

	private static Duration positive(Duration duration) {
		return duration.isNegative() ? Duration.ZERO : duration;
	}

	private static Duration ageField(HttpHeaders headers) {
		return headers.firstValue("age")
			.flatMap((age) -> CacheControl.parse(List.of("age=" + age.strip())).seconds("age"))
			.orElse(Duration.ZERO);
	}

	private static Instant date(HttpHeaders headers, Instant received) {
		return HttpDate.of(headers, "date").orElse(received);
	}

}
