package dev.edgewise.cms.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

import org.springframework.http.HttpHeaders;

/**
 * What answers tell caches. Browsers revalidate always; edge caches, which obey the
 * targeted field (RFC 9213), keep an answer for a day because a purge reaches them first,
 * and a week longer if the core fails.
 * <p>
 * Keys are a promise that a purge will come. An answer whose keys do not fit into a
 * header that every hop takes is kept by nobody.
 */
public final class CacheHeaders {

	public static final String CDN_CACHE_CONTROL = "CDN-Cache-Control";

	public static final String SURROGATE_KEY = "Surrogate-Key";

	/** Servers and clients by default take 8 KB for all fields together. */
	static final int LONGEST_KEYS = 6 * 1024;

	private static final String FAILING = "stale-if-error=604800";

	private static final String LONG = "max-age=86400, " + FAILING;

	private static final String REVALIDATE = "public, max-age=0, must-revalidate";

	private CacheHeaders() {
	}

	/** For answers that a purge of one of their keys ends. */
	public static HttpHeaders purgeable(Collection<String> keys) {
		return headers(REVALIDATE, LONG, keys);
	}

	/** For answers that may also become untrue without any of their keys being purged. */
	public static HttpHeaders brief(Duration lifetime, Collection<String> keys) {
		return headers(REVALIDATE, "max-age=" + lifetime.toSeconds(), keys);
	}

	/**
	 * For service tokens: caches that know no better keep nothing, edge caches may
	 * although it was authorised.
	 */
	public static HttpHeaders internal(String key) {
		return headers("private, max-age=0, must-revalidate", "public, " + LONG, List.of(key));
	}

	/** For answers to one editor. */
	public static HttpHeaders notStored() {
		HttpHeaders headers = new HttpHeaders();
		headers.setCacheControl("no-store");
		return headers;
	}

	private static HttpHeaders headers(String browser, String edge, Collection<String> keys) {
		String joined = String.join(" ", new LinkedHashSet<>(keys));
		if (joined.length() > LONGEST_KEYS) {
			return notStored();
		}
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.CACHE_CONTROL, browser);
		headers.set(CDN_CACHE_CONTROL, edge);
		headers.set(SURROGATE_KEY, joined);
		return headers;
	}

}
