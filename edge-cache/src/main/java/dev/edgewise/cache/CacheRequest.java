package dev.edgewise.cache;

import java.net.http.HttpHeaders;

/**
 * What the cache needs to know of a request.
 *
 * @param method upper-case HTTP method
 * @param key the resource that is asked for
 * @param headers header fields as they would be forwarded to the origin
 */
public record CacheRequest(String method, CacheKey key, HttpHeaders headers) {

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
