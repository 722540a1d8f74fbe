package dev.edgewise.gateway.route;

import java.net.URI;
import java.util.List;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

/**
 * The configuration "reverse proxy for one origin" ({@value #PROPERTY}): the whole path
 * space is that origin's, through the cache, but for what the gateway says of itself
 * ({@code /.edge/**} and the probes).
 */
public final class SingleOrigin {

	/** The property that names the origin, and so turns this configuration on. */
	public static final String PROPERTY = "edgewise.gateway.origin";

	private static final String NAME = "origin";

	private static final String ALL_BUT_OURS = "/{first:(?!(?:\\.edge|livez|readyz)$).*}/**";

	private SingleOrigin() {
	}

	static RouteProperties.Route route(URI url) {
		return new RouteProperties.Route(NAME, NAME, url, List.of("/", ALL_BUT_OURS), true, false);
	}

	/**
	 * A site is many services: that some of its pages fail tells nothing of the others,
	 * so only an origin that cannot be reached, or is silent, counts as failing.
	 */
	static CircuitBreaker breaker(CircuitBreakerRegistry breakers) {
		return breakers.circuitBreaker(NAME,
				CircuitBreakerConfig.from(breakers.getDefaultConfig())
					.ignoreExceptions(UpstreamGuard.ErrorAnswer.class)
					.build());
	}

}
