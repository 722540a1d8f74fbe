package dev.edgewise.gateway.cache;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * The cookies that may make a difference to what is retrieved. The others do not go on,
 * so that no answer can depend on them, and pages that vary by cookies are kept once for
 * all whose allowed cookies are the same. Without a list, all go on.
 */
final class CookieAllowList {

	private static final Set<HttpMethod> RETRIEVALS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

	private final @Nullable Set<String> allowed;

	/** Creates a list; null allows all. */
	CookieAllowList(@Nullable List<String> allowed) {
		this.allowed = (allowed != null) ? Set.copyOf(allowed) : null;
	}

	/** The fields of a request with the cookies that may go on. */
	HttpHeaders restrict(HttpMethod method, HttpHeaders request) {
		Set<String> names = this.allowed;
		if (names == null || !RETRIEVALS.contains(method) || request.firstValue("cookie").isEmpty()) {
			return request;
		}
		Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		fields.putAll(request.map());
		String kept = request.allValues("cookie")
			.stream()
			.flatMap((line) -> Stream.of(line.split(";")))
			.map(String::strip)
			.filter((cookie) -> names.contains(cookie.substring(0, Math.max(0, cookie.indexOf('=')))))
			.collect(Collectors.joining("; "));
		fields.remove("cookie");
		if (!kept.isEmpty()) {
			fields.put("cookie", List.of(kept));
		}
		return HttpHeaders.of(fields, (name, value) -> true);
	}

}
