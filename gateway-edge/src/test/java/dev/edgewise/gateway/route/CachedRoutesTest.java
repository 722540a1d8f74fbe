package dev.edgewise.gateway.route;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;

import static org.assertj.core.api.Assertions.assertThat;

class CachedRoutesTest {

	private final CachedRoutes routes = new CachedRoutes(List.of(route("pages", true, "/articles", "/articles/**"),
			route("render", false, "/render"), route("other", true, "/articles/**", "/render")), false);

	@Test
	void namesTheUpstreamOfACachedPath() {
		assertThat(upstream("/articles/tides")).contains("pages");
	}

	@Test
	void firstRouteOfTwoWithTheSamePathCounts() {
		assertThat(upstream("/articles/tides")).contains("pages");
		assertThat(upstream("/render")).isEmpty();
	}

	@Test
	void keepsOutOfWhatNoRouteNames() {
		assertThat(upstream("/session")).isEmpty();
		assertThat(upstream("/articles2")).isEmpty();
	}

	private Optional<String> upstream(String path) {
		return this.routes.upstream(PathContainer.parsePath(path));
	}

	private static RouteProperties.Route route(String upstream, boolean cached, String... paths) {
		return new RouteProperties.Route(upstream, upstream, URI.create("http://localhost"), List.of(paths), cached,
				false);
	}

}
