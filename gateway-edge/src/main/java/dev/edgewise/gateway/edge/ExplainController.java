package dev.edgewise.gateway.edge;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.gateway.route.CachedRoutes;
import dev.edgewise.gateway.route.ConditionalOnOwnRoutes;
import dev.edgewise.gateway.session.Editors;

/**
 * Tells editors why a URL would hit or miss here now: {@code url} is a URL or a path with
 * its query, each {@code header} a field of the request, which selects the variant. Tells
 * what concerns caching only: no content, and of the fields that a response varies by the
 * names, not the values.
 */
@RestController
@ConditionalOnOwnRoutes
class ExplainController {

	private final Editors editors;

	private final CachedRoutes routes;

	private final HttpCache cache;

	private final Clock clock;

	ExplainController(Editors editors, CachedRoutes routes, HttpCache cache, Clock clock) {
		this.editors = editors;
		this.routes = routes;
		this.cache = cache;
		this.clock = clock;
	}

	@GetMapping("/.edge/cache/explain")
	Mono<ResponseEntity<Explained>> explain(ServerHttpRequest request) {
		return this.editors.require(request).flatMap((editor) -> {
			List<String> fields = request.getQueryParams().getOrDefault("header", List.of());
			CacheRequest asked = new CacheRequest("GET", key(request.getQueryParams().getFirst("url")),
					headers(fields));
			return Mono.fromCompletionStage(this.cache.explain(asked))
				.map((explanation) -> ResponseEntity.ok()
					.cacheControl(CacheControl.noStore())
					.body(Explained.of(explanation, this.clock.instant())));
		});
	}

	private CacheKey key(@Nullable String url) {
		try {
			URI uri = new URI((url != null) ? url : "");
			if (uri.getRawPath() == null || !uri.getRawPath().startsWith("/")) {
				throw invalid("url must be a URL, or a path with its query");
			}
			return this.routes.key(PathContainer.parsePath(uri.getRawPath()), uri)
				.orElseThrow(() -> invalid("url is none that this gateway caches"));
		}
		catch (URISyntaxException ex) {
			throw invalid("url must be a URL, or a path with its query");
		}
	}

	private static HttpHeaders headers(List<String> fields) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String field : fields) {
			int colon = field.indexOf(':');
			if (colon < 1) {
				throw invalid("header must be a name, a colon and a value");
			}
			headers.computeIfAbsent(field.substring(0, colon).strip(), (name) -> new ArrayList<>())
				.add(field.substring(colon + 1).strip());
		}
		return HttpHeaders.of(headers, (name, value) -> true);
	}

	private static ResponseStatusException invalid(String message) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, message);
	}

}
