package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives a short lifetime to refusals that say nothing about theirs, so that an origin is
 * not asked again and again for what it does not have (RFC 9110 section 15.1: these may
 * be cached by default). One that says anything of its caching, or sets a cookie, is left
 * alone.
 *
 * @param lifetime how long; zero leaves all as they are
 */
public record NegativeCaching(Duration lifetime) {

	private static final Set<Integer> REFUSALS = Set.of(404, 405, 410, 414, 501);

	private static final List<String> SAYING = List.of("cache-control", "cdn-cache-control", "expires", "pragma",
			"set-cookie");

	/** An answer's fields, as the cache is to take them. */
	public HttpHeaders read(int status, HttpHeaders answer) {
		boolean says = SAYING.stream().anyMatch((field) -> answer.firstValue(field).isPresent());
		if (says || !REFUSALS.contains(status) || this.lifetime.isZero()) {
			return answer;
		}
		Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		fields.putAll(answer.map());
		fields.put("cdn-cache-control", List.of("max-age=" + this.lifetime.toSeconds()));
		return HttpHeaders.of(fields, (name, value) -> true);
	}

}
