package dev.edgewise.cache;

/**
 * Names a resource in the cache (RFC 9111 section 2): the origin that owns it, and path
 * and query at that origin. Every door of a POP that fetches from the same origin builds
 * the same key, so that an answer fetched for one serves the others; two origins never
 * share one.
 *
 * @param origin logical name of the origin, e.g. {@code cms-origin}
 * @param uri raw path and query, starting with a slash
 */
public record CacheKey(String origin, String uri) {

	@Override
	public String toString() {
		return this.origin + this.uri;
	}

}
