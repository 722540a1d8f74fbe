package dev.edgewise.cache;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/**
 * What the cache needs to know of a request.
 *
 * @param method upper-case HTTP method
 * @param key the resource that is asked for
 * @param headers header fields as they would be forwarded to the origin
 */
public record CacheRequest(String method, CacheKey key, HttpHeaders headers) {

	/** The host of a request that names none (RFC 2606). */
	private static final String NOBODY = "nobody.invalid";

	/**
	 * The resource that a reference in the answer points at, where it is of the same
	 * origin as this one (RFC 9111 section 4.4).
	 */
	public Optional<CacheKey> resolve(String reference) {
		String authority = this.headers.firstValue("host").orElse(NOBODY).toLowerCase(Locale.ROOT);
		try {
			URI target = URI.create("http://" + authority + this.key.uri()).resolve(reference.strip());
			String path = target.getRawPath() + ((target.getRawQuery() != null) ? '?' + target.getRawQuery() : "");
			return authority.equalsIgnoreCase(target.getRawAuthority())
					? Optional.of(new CacheKey(this.key.origin(), path)) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	public boolean isRetrieval() {
		return "GET".equals(this.method) || "HEAD".equals(this.method);
	}

	/**
	 * Safe methods in the sense of RFC 9110 section 9.2.1: they cannot have changed what
	 * is stored.
	 */
	public boolean isSafe() {
		return isRetrieval() || "OPTIONS".equals(this.method) || "TRACE".equals(this.method);
	}

}
