package dev.edgewise.cache.rules;

import java.time.Duration;
import java.time.Instant;

import dev.edgewise.cache.StoredResponse;

/**
 * How fresh a stored response is at an instant (RFC 9111 sections 4.2.1 and 4.2.3).
 *
 * @param lifetime how long after its origination it may be used without asking
 * @param age how long ago it was generated or validated by its origin
 */
public record Freshness(Duration lifetime, Duration age) {

	/** The freshness of a stored response at an instant. */
	public static Freshness of(StoredResponse response, Instant now) {
		Duration resident = Duration.between(response.responseTime(), now);
		Duration initial = response.terms().initialAge();
		return new Freshness(response.terms().lifetime(), resident.isNegative() ? initial : initial.plus(resident));
	}

	public boolean isFresh() {
		return this.age.compareTo(this.lifetime) < 0;
	}

	/** How long it stays fresh; negative once it is stale. */
	public Duration timeToLive() {
		return this.lifetime.minus(this.age);
	}

	/** Whether it is fresh, or has been stale for less than some time. */
	boolean isWithin(Duration afterLifetime) {
		return this.age.compareTo(this.lifetime.plus(afterLifetime)) < 0;
	}

}
