package dev.edgewise.cache.rules;

import java.time.Duration;
import java.util.Set;

/**
 * Whether a response past its time may be served all the same (RFC 9111 section 4.2.4,
 * RFC 5861). An origin that allows it by name is believed beside {@code s-maxage}, which
 * forbids it otherwise (RFC 9111 section 5.2.2.10).
 */
final class StaleUse {

	private static final Set<String> FORBIDDING = Set.of("must-revalidate", "proxy-revalidate");

	private StaleUse() {
	}

	static boolean onError(CacheControl control, Freshness freshness, Duration unlessSaid) {
		Duration unsaid = control.has("s-maxage") ? Duration.ZERO : unlessSaid;
		return !isForbidden(control) && freshness.isWithin(control.seconds("stale-if-error").orElse(unsaid));
	}

	static boolean whileRevalidating(CacheControl control, Freshness freshness) {
		return !isForbidden(control)
				&& control.seconds("stale-while-revalidate").filter(freshness::isWithin).isPresent();
	}

	/** RFC 9111 section 5.2.1.2: without an argument, however stale. */
	static boolean onRequest(CacheControl request, CacheControl control, Freshness freshness) {
		boolean allowed = request.has("max-stale") && !isForbidden(control) && !control.has("s-maxage");
		return allowed && (request.isValueless("max-stale")
				|| request.seconds("max-stale").filter(freshness::isWithin).isPresent());
	}

	private static boolean isForbidden(CacheControl control) {
		return control.isBare("no-cache") || FORBIDDING.stream().anyMatch(control::has);
	}

}
