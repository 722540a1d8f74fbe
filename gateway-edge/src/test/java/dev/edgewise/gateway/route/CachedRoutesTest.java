package dev.edgewise.gateway.route;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import dev.edgewise.cache.CacheKey;

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

	@Test
	void keyNamesTheUpstreamAndWhatWasAskedForRaw() {
		assertThat(this.routes
			.key(MockServerHttpRequest.method(HttpMethod.GET, URI.create("/articles/a%20b?x=%31")).build()))
			.contains(new CacheKey("pages", "/articles/a%20b?x=%31"));
	}

	@Test
	@DisplayName("CVE-2026-59426: the route is in the key")
	void onePathAtTwoUpstreamsIsTwoResources() {
		MockServerHttpRequest request = MockServerHttpRequest.get("/a").build();
		CachedRoutes one = new CachedRoutes(List.of(route("one", true, "/a")), false);
		CachedRoutes two = new CachedRoutes(List.of(route("two", true, "/a")), false);
		assertThat(one.key(request)).isPresent().isNotEqualTo(two.key(request));
	}

	@Test
	void keyNamesTheHostWhereUpstreamsAreToldIt() {
		CachedRoutes perHost = new CachedRoutes(List.of(route("site", true, "/**")), true);
		assertThat(perHost.key(MockServerHttpRequest.get("/a").header("Host", "One.example:81").build()))
			.contains(new CacheKey("site//one.example:81", "/a"));
	}

	private Optional<String> upstream(String path) {
		return this.routes.upstream(PathContainer.parsePath(path));
	}

	private static RouteProperties.Route route(String upstream, boolean cached, String... paths) {
		return new RouteProperties.Route(upstream, upstream, URI.create("http://localhost"), List.of(paths), cached,
				false);
	}

}
