package dev.edgewise.gateway.hygiene;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import dev.edgewise.platform.pop.Place;
import dev.edgewise.platform.pop.Topology;

/**
 * Whose pages may call this gateway: its own, those of the topology's other gateways, and
 * the core's, where editors watch the edge and preview at it.
 */
public final class TrustedOrigins {

	private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS,
			HttpMethod.TRACE);

	private final Set<String> doors;

	TrustedOrigins(Topology topology) {
		this.doors = Stream.concat(Stream.of(topology.core()), topology.pops().stream())
			.map(Place::url)
			.filter(Objects::nonNull)
			.map(URI::toString)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** Whether a page of another origin may read the answer. */
	boolean mayRead(@Nullable String origin) {
		return origin != null && this.doors.contains(origin);
	}

	/**
	 * Whether a request may change something: a safe method, no browser's cross-origin
	 * page, or one of ours. Browsers send {@code Origin} with every unsafe request;
	 * programs need not.
	 */
	boolean mayAct(HttpMethod method, HttpHeaders headers) {
		String origin = headers.getOrigin();
		return SAFE.contains(method) || origin == null || mayRead(origin) || isSameOrigin(origin, headers);
	}

	private static boolean isSameOrigin(String origin, HttpHeaders headers) {
		String host = headers.getFirst(HttpHeaders.HOST);
		int scheme = origin.indexOf("://");
		return host != null && scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
	}

}
