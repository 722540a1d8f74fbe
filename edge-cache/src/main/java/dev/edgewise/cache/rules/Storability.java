package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import dev.edgewise.cache.CacheRequest;

/**
 * Whether a response may be stored by a shared cache (RFC 9111 section 3). Stricter than
 * the RFCs where it protects people: a response that sets a cookie is never stored, and a
 * targeted field (RFC 9213) overrules {@code private} and {@code no-store} of
 * {@code Cache-Control} only where it says {@code public} itself.
 */
public final class Storability {

	/**
	 * Final status codes this cache understands (RFC 9111 section 3; 206 is not among
	 * them yet).
	 */
	private static final Set<Integer> UNDERSTOOD = Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

	private Storability() {
	}

	public static boolean isStorable(CacheRequest request, int status, HttpHeaders headers, Instant received) {
		return "GET".equals(request.method()) && UNDERSTOOD.contains(status) && isShareable(headers)
				&& isAllowedWithCredentials(request, CacheControl.forEdge(headers))
				&& isWorthKeeping(headers, received);
	}

	/** Whether a response's own fields let others than the one who asked have it. */
	public static boolean isShareable(HttpHeaders headers) {
		CacheControl control = CacheControl.forEdge(headers);
		return !isRestricted(control) && (control.has("public") || !isRestricted(CacheControl.of(headers)))
				&& !Vary.of(headers).isUnmatchable() && headers.firstValue("set-cookie").isEmpty();
	}

	private static boolean isRestricted(CacheControl control) {
		return control.has("no-store") || control.has("private");
	}

	/** RFC 9111 section 3.5. */
	private static boolean isAllowedWithCredentials(CacheRequest request, CacheControl control) {
		return request.headers().firstValue("authorization").isEmpty() || control.has("public")
				|| control.has("s-maxage") || control.has("must-revalidate");
	}

	/** What would be neither fresh nor able to be revalidated is not kept. */
	private static boolean isWorthKeeping(HttpHeaders headers, Instant received) {
		return Freshness.lifetime(headers, received).compareTo(Duration.ZERO) > 0
				|| headers.firstValue("etag").isPresent() || headers.firstValue("last-modified").isPresent();
	}

}
