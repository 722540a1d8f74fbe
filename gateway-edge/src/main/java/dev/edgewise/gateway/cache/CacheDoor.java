package dev.edgewise.gateway.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.springframework.http.HttpHeaders;
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
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.collapse.Collapsing;
import dev.edgewise.cache.collapse.Turn;
import dev.edgewise.cache.rules.CacheDecision;
import dev.edgewise.gateway.route.CachedRoutes;
import dev.edgewise.platform.problem.Problems;
import dev.edgewise.platform.problem.ReactiveProblemWriter;

/**
 * The gateway's door to the edge cache. A hit is answered here, before anything is
 * routed; else the request goes on with the cache's own conditions, or waits for another
 * that already does (see {@link Collapsing}).
 */
public final class CacheDoor {

	/** How soon to ask again when nobody got an answer. */
	private static final String RETRY_SECONDS = "1";

	private final HttpCache cache;

	private final Collapsing collapsing;

	private final CachedRoutes routes;

	private final CookieAllowList cookies;

	private final StoredResponseWriter writer;

	private final ReactiveProblemWriter problems;

	private final Fetching fetching;

	private final BackgroundRevalidation revalidation;

	private final EarlyHints hints;

	CacheDoor(HttpCache cache, Collapsing collapsing, CachedRoutes routes, CookieAllowList cookies,
			StoredResponseWriter writer, ReactiveProblemWriter problems, Fetching fetching, EarlyHints hints) {
		this.cache = cache;
		this.collapsing = collapsing;
		this.routes = routes;
		this.cookies = cookies;
		this.writer = writer;
		this.problems = problems;
		this.fetching = fetching;
		this.revalidation = new BackgroundRevalidation(fetching, collapsing);
		this.hints = hints;
	}

	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, HttpHandler next) {
		Optional<CacheKey> key = this.routes.key(request);
		if (key.isEmpty()) {
			return next.handle(request, response);
		}
		CacheRequest asked = new CacheRequest(request.getMethod().name(), key.get(),
				this.cookies.restrict(request.getMethod(), Fields.of(request.getHeaders())));
		CompletableFuture<CacheExchange> begun = this.cache.begin(asked).toCompletableFuture();
		Client client = new Client(request, response, next);
		return begun.isDone() ? decided(begun.join(), client)
				: Mono.fromFuture(begun).flatMap((exchange) -> decided(exchange, client));
	}

	private Mono<Void> decided(CacheExchange exchange, Client client) {
		return switch (exchange.decision()) {
			case CacheDecision.Fresh fresh -> this.writer.write(exchange, fresh.response(), client.response,
					CacheStatus.of(this.writer.name(), exchange, 0, false));
			case CacheDecision.Stale stale -> {
				this.revalidation.start(exchange, client);
				yield this.writer.write(exchange, stale.response(), client.response,
						CacheStatus.of(this.writer.name(), exchange, 0, false));
			}
			case CacheDecision.Unsatisfiable ignored -> {
				status(client, CacheStatus.of(this.writer.name(), exchange, 0, false));
				yield this.problems.write(client.response, Problems.of(HttpStatus.GATEWAY_TIMEOUT,
						"The request allows only a stored response, and there is none"));
			}
			case CacheDecision.Miss ignored -> lacking(exchange, client);
			case CacheDecision.MustRevalidate stale -> {
				this.hints.send(stale.response(), client.request, client.response);
				yield lacking(exchange, client);
			}
			case CacheDecision.Bypass ignored -> this.fetching.pass(exchange, client);
		};
	}

	private Mono<Void> lacking(CacheExchange exchange, Client client) {
		if (client.hasContent()) {
			return this.fetching.pass(exchange, client);
		}
		CompletableFuture<Turn> turn = this.collapsing.enter(exchange);
		return turn.isDone() ? take(turn.join(), exchange, client)
				: Mono.fromFuture(turn).flatMap((taken) -> take(taken, exchange, client));
	}

	private Mono<Void> take(Turn turn, CacheExchange exchange, Client client) {
		return switch (turn) {
			case Turn.Lead lead -> this.fetching.lead(lead, client);
			case Turn.Alone alone -> this.fetching.alone(alone, client);
			case Turn.Served served -> this.writer.write(exchange, served.fresh().response(), client.response,
					CacheStatus.collapsed(this.writer.name(), exchange));
			case Turn.Refused ignored -> refused(exchange, client);
		};
	}

	private Mono<Void> refused(CacheExchange exchange, Client client) {
		Optional<StoredResponse> stale = exchange.onFailure();
		if (stale.isPresent()) {
			this.cache.stats().countStale();
			return this.writer.writeStale(exchange, stale.get(), client.response);
		}
		status(client, CacheStatus.collapsed(this.writer.name(), exchange));
		client.response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
		return this.problems.write(client.response, Problems.of(HttpStatus.SERVICE_UNAVAILABLE,
				"The service behind this gateway does not answer; try again in a moment"));
	}

	private static void status(Client client, String status) {
		client.response.getHeaders().set(CacheStatus.FIELD, status);
	}

	/** Who asks, and whoever would answer behind the cache. */
	record Client(ServerHttpRequest request, ServerHttpResponse response, HttpHandler next) {

		boolean hasContent() {
			HttpHeaders headers = this.request.getHeaders();
			return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
		}

	}

}
