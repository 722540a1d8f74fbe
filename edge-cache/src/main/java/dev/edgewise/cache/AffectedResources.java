package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which stored resources an unsafe request may have changed (RFC 9111 section 4.4): its
 * target, and what the answer names, where that is of the same origin.
 */
final class AffectedResources {

	private static final List<String> NAMING = List.of("location", "content-location");

	private AffectedResources() {
	}

	static Set<CacheKey> of(CacheRequest request, HttpHeaders answer) {
		Stream<CacheKey> named = NAMING.stream()
			.map(answer::firstValue)
			.flatMap(Optional::stream)
			.map(request::resolve)
			.flatMap(Optional::stream);
		return Stream.concat(Stream.of(request.key()), named).collect(Collectors.toUnmodifiableSet());
	}

}
