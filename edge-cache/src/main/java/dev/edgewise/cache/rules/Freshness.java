package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.edgewise.cache.StoredResponse;

/**
 * Freshness lifetime and current age of a stored response (RFC 9111 sections 4.2.1 and
 * 4.2.3). Only explicit expiration counts; a response without one is stale from the
 * start.
 *
 * @param lifetime how long after its origination it may be used without asking
 * @param age how long ago it was generated or validated by its origin
 * @param staleIfError how long after the lifetime it may still be used when the origin
 * fails (RFC 5861)
 */
public record Freshness(Duration lifetime, Duration age, Duration staleIfError) {

	/** The freshness of a stored response at an instant. */
	public static Freshness of(StoredResponse response, Instant now) {
		CacheControl control = CacheControl.forEdge(response.headers());
		return new Freshness(lifetime(response.headers(), response.responseTime()), age(response, now),
				control.seconds("stale-if-error").orElse(Duration.ZERO));
	}

	public boolean isFresh() {
		return this.age.compareTo(this.lifetime) < 0;
	}

	/** How long it stays fresh; negative once it is stale. */
	public Duration timeToLive() {
		return this.lifetime.minus(this.age);
	}

	public boolean isUsableOnError() {
		return this.age.compareTo(this.lifetime.plus(this.staleIfError)) < 0;
	}

	static Duration lifetime(HttpHeaders headers, Instant received) {
		CacheControl control = CacheControl.forEdge(headers);
		return control.seconds("s-maxage")
			.or(() -> control.seconds("max-age"))
			.or(() -> CacheControl.isTargeted(headers) ? Optional.empty() : expires(headers, received))
			.orElse(Duration.ZERO);
	}

	private static Optional<Duration> expires(HttpHeaders headers, Instant received) {
		return headers.firstValue("expires")
			.map((value) -> HttpDate.parse(value)
				.map((expires) -> Duration.between(date(headers, received), expires))
				.orElse(Duration.ZERO));
	}

	/**
	 * Clocks that were set back, or run apart between instances, never make it younger.
	 */
	private static Duration age(StoredResponse response, Instant now) {
		Duration apparent = Duration.between(date(response.headers(), response.responseTime()),
				response.responseTime());
		Duration delay = positive(Duration.between(response.requestTime(), response.responseTime()));
		Duration corrected = ageField(response.headers()).plus(delay);
		Duration initial = (apparent.compareTo(corrected) > 0) ? apparent : corrected;
		return initial.plus(positive(Duration.between(response.responseTime(), now)));
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
		return headers.firstValue("date").flatMap(HttpDate::parse).orElse(received);
	}

}
