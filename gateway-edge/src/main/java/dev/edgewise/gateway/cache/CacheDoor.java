package dev.edgewise.gateway.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.CacheStatus;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.rules.CacheDecision;
import dev.edgewise.gateway.route.CachedRoutes;
import dev.edgewise.platform.problem.Problems;
import dev.edgewise.platform.problem.ReactiveProblemWriter;

/**
 * The gateway's door to the edge cache. A hit is answered here, before anything is
 * routed; else the request goes on with the cache's own conditions, and a
 * {@link CachingResponse} sees what comes back.
 */
public final class CacheDoor {

	private final HttpCache cache;

	private final CachedRoutes routes;

	private final CookieAllowList cookies;

	private final StoredResponseWriter writer;

	private final ReactiveProblemWriter problems;

	private final BackgroundRevalidation revalidation;

	private final long maxBody;

	CacheDoor(HttpCache cache, CachedRoutes routes, CookieAllowList cookies, StoredResponseWriter writer,
			ReactiveProblemWriter problems, long maxBody) {
		this.cache = cache;
		this.routes = routes;
		this.cookies = cookies;
		this.writer = writer;
		this.problems = problems;
		this.maxBody = maxBody;
		this.revalidation = new BackgroundRevalidation(cache, writer, maxBody);
	}

	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, HttpHandler next) {
		Optional<CacheKey> key = this.routes.key(request);
		if (key.isEmpty()) {
			return next.handle(request, response);
		}
		CacheRequest asked = new CacheRequest(request.getMethod().name(), key.get(),
				this.cookies.restrict(request.getMethod(), Fields.of(request.getHeaders())));
		CompletableFuture<CacheExchange> begun = this.cache.begin(asked).toCompletableFuture();
		return begun.isDone() ? decided(begun.join(), request, response, next)
				: Mono.fromFuture(begun).flatMap((exchange) -> decided(exchange, request, response, next));
	}

	private Mono<Void> decided(CacheExchange exchange, ServerHttpRequest request, ServerHttpResponse response,
			HttpHandler next) {
		return switch (exchange.decision()) {
			case CacheDecision.Fresh fresh -> this.writer.write(exchange, fresh.response(), response,
					CacheStatus.of(this.writer.name(), exchange, 0, false));
			case CacheDecision.Stale stale -> {
				this.revalidation.start(exchange, request, response, next);
				yield this.writer.write(exchange, stale.response(), response,
						CacheStatus.of(this.writer.name(), exchange, 0, false));
			}
			case CacheDecision.Unsatisfiable ignored -> {
				response.getHeaders().set(CacheStatus.FIELD, CacheStatus.of(this.writer.name(), exchange, 0, false));
				yield this.problems.write(response, Problems.of(HttpStatus.GATEWAY_TIMEOUT,
						"The request allows only a stored response, and there is none"));
			}
			case CacheDecision.Miss ignored -> forward(exchange, request, response, next);
			case CacheDecision.MustRevalidate ignored -> forward(exchange, request, response, next);
			case CacheDecision.Bypass ignored -> forward(exchange, request, response, next);
		};
	}

	private Mono<Void> forward(CacheExchange exchange, ServerHttpRequest request, ServerHttpResponse response,
			HttpHandler next) {
		ServerHttpRequest onward = request.mutate()
			.headers((headers) -> Fields.replace(headers, exchange.forwardHeaders()))
			.build();
		return next.handle(onward, new CachingResponse(response, exchange, this.cache, this.writer, this.maxBody));
	}

}
