package dev.edgewise.gateway.route;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import dev.edgewise.cache.CacheKey;

/** Tells which upstream's answers a path's are, where they are cached. */
public final class CachedRoutes {

	private final List<Entry> entries;

	private final boolean perHost;

	/**
	 * Creates the view of the cache on the routes.
	 * @param perHost whether upstreams are told the host that the client asked for, so
	 * that each host's answers are its own
	 */
	CachedRoutes(List<RouteProperties.Route> routes, boolean perHost) {
		this.perHost = perHost;
		PathPatternParser parser = PathPatternParser.defaultInstance;
		this.entries = routes.stream()
			.flatMap((route) -> route.paths().stream().map((path) -> new Entry(parser.parse(path), route)))
			.toList();
	}

	/**
	 * Names the resource that a request asks for; empty when the cache keeps out.
	 * Whatever an upstream is told of the request's address is in the key.
	 */
	public Optional<CacheKey> key(ServerHttpRequest request) {
		String path = request.getURI().getRawPath();
		String query = request.getURI().getRawQuery();
		return upstream(request.getPath().pathWithinApplication())
			.map((upstream) -> new CacheKey(this.perHost ? upstream + "//" + host(request) : upstream,
					(query != null) ? path + '?' + query : path));
	}

	private static String host(ServerHttpRequest request) {
		String host = request.getHeaders().getFirst(HttpHeaders.HOST);
		return (host != null) ? host.toLowerCase(Locale.ROOT) : "";
	}

	/**
	 * Logical name of the upstream whose answers for a path are cached; empty when the
	 * cache keeps out.
	 */
	Optional<String> upstream(PathContainer path) {
		for (Entry entry : this.entries) {
			if (entry.pattern.matches(path)) {
				return entry.route.cached() ? Optional.of(entry.route.upstream()) : Optional.empty();
			}
		}
		return Optional.empty();
	}

	private record Entry(PathPattern pattern, RouteProperties.Route route) {
	}

}
