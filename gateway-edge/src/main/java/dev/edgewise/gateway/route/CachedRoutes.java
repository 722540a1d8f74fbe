package dev.edgewise.gateway.route;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
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
		String host = request.getHeaders().getFirst(HttpHeaders.HOST);
		return key(request.getPath().pathWithinApplication(), request.getURI(), host);
	}

	/**
	 * What names the resource of a URI; empty when the cache keeps out. Where each host's
	 * answers are its own, a URI without a host names nothing.
	 * @param path the path of the URI, parsed
	 */
	public Optional<CacheKey> key(PathContainer path, URI uri) {
		return (this.perHost && uri.getRawAuthority() == null) ? Optional.empty()
				: key(path, uri, uri.getRawAuthority());
	}

	private Optional<CacheKey> key(PathContainer path, URI uri, @Nullable String host) {
		String query = uri.getRawQuery();
		return upstream(path).map(
				(upstream) -> key(upstream, (query != null) ? uri.getRawPath() + '?' + query : uri.getRawPath(), host));
	}

	/**
	 * What names a resource of an upstream in the cache.
	 * @param uri raw path and query
	 * @param host as the client asked for it
	 */
	public CacheKey key(String upstream, String uri, @Nullable String host) {
		return new CacheKey(this.perHost ? upstream + "//" + lowerCase(host) : upstream, uri);
	}

	private static String lowerCase(@Nullable String host) {
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

	/** Names of all upstreams whose answers are cached. */
	public Set<String> upstreams() {
		return this.entries.stream()
			.map((entry) -> entry.route)
			.filter(RouteProperties.Route::cached)
			.map(RouteProperties.Route::upstream)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** As {@link #upstream(PathContainer)}, of a raw path. */
	public Optional<String> upstream(String rawPath) {
		return upstream(PathContainer.parsePath(rawPath));
	}

	private record Entry(PathPattern pattern, RouteProperties.Route route) {
	}

}
