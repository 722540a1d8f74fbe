package dev.edgewise.gateway.route;

import java.util.List;
import java.util.Optional;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Tells which upstream's answers a path's are, where they are cached. */
public final class CachedRoutes {

	private final List<Entry> entries;

	CachedRoutes(List<RouteProperties.Route> routes) {
		PathPatternParser parser = PathPatternParser.defaultInstance;
		this.entries = routes.stream()
			.flatMap((route) -> route.paths().stream().map((path) -> new Entry(parser.parse(path), route)))
			.toList();
	}

	/**
	 * Logical name of the upstream whose answers for a path are cached; empty when the
	 * cache keeps out.
	 */
	public Optional<String> upstream(PathContainer path) {
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
