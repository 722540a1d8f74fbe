package dev.edgewise.cache.rules;

import java.time.Duration;

/**
 * What the RFCs leave to whoever runs a cache.
 *
 * @param protective whether to be stricter than the RFCs where it protects people: a
 * response that sets a cookie is never stored, and a targeted field (RFC 9213) overrules
 * {@code private} and {@code no-store} of {@code Cache-Control} only where it says
 * {@code public} itself. Otherwise RFC 9111 section 7.3 and RFC 9213 section 2.2 count to
 * the letter
 * @param staleOnError how long after its lifetime a response may be served while the
 * origin fails, where the origin does not say (RFC 9111 sections 4.2.4 and 4.3.3)
 */
public record CachePolicy(boolean protective, Duration staleOnError) {

	/** Protective, and stale only where the origin allows it. */
	public static final CachePolicy STRICT = new CachePolicy(true, Duration.ZERO);

}
