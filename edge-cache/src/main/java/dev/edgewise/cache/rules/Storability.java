package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.edgewise.cache.CacheRequest;

/**
 * Whether a response may be stored by a shared cache (RFC 9111 section 3). Asked of the
 * fields that would be kept: those that a qualified {@code private} or {@code no-cache}
 * names are gone by then.
 */
public final class Storability {

	private static final int PARTIAL = 206;

	private static final int NOT_MODIFIED = 304;

	/** What {@code must-understand} asks for (RFC 9111 section 5.2.2.3). */
	private static final Set<Integer> UNDERSTOOD = Set.of(200, 203, 204, PARTIAL, 300, 301, 302, 303, 307, 308, 404,
			405, 410, 414, 451, 501);

	private static final Set<String> ALLOWING_STALE = Set.of("stale-while-revalidate", "stale-if-error");

	private final CachePolicy policy;

	public Storability(CachePolicy policy) {
		this.policy = policy;
	}

	public boolean isStorable(CacheRequest request, int status, HttpHeaders headers, Instant received) {
		Terms terms = Terms.of(status, headers, received, received);
		return isAnswerToKeep(request, status, headers, terms) && isUnderstood(status, terms.control())
				&& isShareable(status, headers) && isAllowedWithCredentials(request, terms.control())
				&& isWorthKeeping(status, headers, terms);
	}

	/**
	 * Whether a response's own fields let others than the one who asked have it.
	 */
	public boolean isShareable(int status, HttpHeaders headers) {
		CacheControl control = CacheControl.forEdge(headers);
		if (isRestricted(status, control) || Vary.of(headers).isUnmatchable()) {
			return false;
		}
		return !this.policy.protective() || (headers.firstValue("set-cookie").isEmpty()
				&& (control.has("public") || !isRestrictedElsewhere(status, headers)));
	}

	/** Also by a targeted field that is none by its syntax. */
	private static boolean isRestrictedElsewhere(int status, HttpHeaders headers) {
		return isRestricted(status, CacheControl.of(headers))
				|| isRestricted(status, CacheControl.parse(headers.allValues("cdn-cache-control")));
	}

	private static boolean isRestricted(int status, CacheControl control) {
		boolean overruled = control.has("must-understand") && UNDERSTOOD.contains(status);
		return control.isBare("private") || (control.has("no-store") && !overruled);
	}

	/**
	 * A part answers a request for a part only; what else such a request brings tells of
	 * the range, not of the resource.
	 */
	private static boolean isAnswerToKeep(CacheRequest request, int status, HttpHeaders headers, Terms terms) {
		if ("POST".equals(request.method())) {
			return status == 200 && terms.explicit() && isOfItself(request, headers);
		}
		boolean ranged = request.headers().firstValue("range").isPresent();
		boolean part = status == PARTIAL;
		boolean whole = !part && status >= 200 && status != NOT_MODIFIED;
		return "GET".equals(request.method()) && (ranged ? part || status == 200 : whole)
				&& (!part || ContentRange.of(headers).isPresent());
	}

	/**
	 * RFC 9110 section 9.3.3: the answer is what a GET would bring when it says that it
	 * is the resource's own.
	 */
	private static boolean isOfItself(CacheRequest request, HttpHeaders headers) {
		return headers.firstValue("content-location")
			.flatMap(request::resolve)
			.filter(request.key()::equals)
			.isPresent();
	}

	private static boolean isUnderstood(int status, CacheControl control) {
		return !control.has("must-understand") || UNDERSTOOD.contains(status);
	}

	/** RFC 9111 section 3.5. */
	private static boolean isAllowedWithCredentials(CacheRequest request, CacheControl control) {
		return request.headers().firstValue("authorization").isEmpty() || control.has("public")
				|| control.has("s-maxage") || control.has("must-revalidate");
	}

	/**
	 * What would be neither fresh, nor usable when stale, nor able to be revalidated is
	 * not kept.
	 */
	private static boolean isWorthKeeping(int status, HttpHeaders headers, Terms terms) {
		boolean fresh = terms.lifetime().compareTo(Duration.ZERO) > 0;
		boolean validator = Optional.of(headers)
			.filter((fields) -> fields.firstValue("etag").isPresent() || fields.firstValue("last-modified").isPresent())
			.isPresent();
		boolean withoutAWord = Terms.HEURISTIC.contains(status) || terms.control().has("public");
		boolean stale = ALLOWING_STALE.stream().anyMatch(terms.control()::has);
		return fresh || stale || (validator && (terms.explicit() || withoutAWord));
	}

}
