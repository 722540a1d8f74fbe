package dev.edgewise.platform.origin;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.NegativeCaching;
import dev.edgewise.cache.OriginOutcome;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.collapse.Collapsing;
import dev.edgewise.cache.collapse.FetchEnd;
import dev.edgewise.cache.collapse.Turn;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.rules.CacheDecision;
import dev.edgewise.platform.timing.ServerTiming;

/**
 * Retrieves from an origin through the edge cache: deadline, circuit breaker and emulated
 * distance on every call that leaves the POP, none of them on a hit, and one call for any
 * number of requests that lack the same at the same time.
 * <p>
 * When the origin fails (no answer within the deadline, breaker open, 5xx) or has too
 * much to do already, a cached answer that may be used on error stands in, marked stale;
 * else a 5xx is returned as it is, and silence is an {@link OriginUnavailableException}.
 * So is an answer larger than is read, which does not count as a failure of the origin.
 * Where there is a {@link Shield}, it is asked first.
 */
public final class OriginClient {

	/** Fields that the JDK's client sets by itself and refuses from callers. */
	private static final Set<String> RESTRICTED = Set.of("connection", "content-length", "expect", "host", "upgrade");

	private final String name;

	private final OriginGate gate;

	private final URI base;

	private final HttpCache cache;

	private final Collapsing collapsing;

	private final Journey journey;

	private final CircuitBreaker breaker;

	private final OriginProperties properties;

	private final long maxStored;

	private final NegativeCaching negative;

	private final @Nullable ShieldCalls shield;

	/**
	 * Creates a client.
	 * @param shield what is asked before the origin; null where nothing is
	 */
	OriginClient(OriginGate gate, HttpCache cache, Collapsing collapsing, Journey journey, CircuitBreaker breaker,
			OriginProperties properties, long maxStored, @Nullable ShieldCalls shield) {
		this.shield = shield;
		this.name = gate.name();
		this.gate = gate;
		this.base = properties.url();
		this.cache = cache;
		this.collapsing = collapsing;
		this.journey = journey;
		this.breaker = breaker;
		this.properties = properties;
		this.maxStored = maxStored;
		this.negative = new NegativeCaching(properties.negativeLifetime());
	}

	/**
	 * Retrieves, blocking: for virtual threads.
	 * @throws OriginUnavailableException when neither origin nor cache can answer
	 */
	public OriginResponse get(OriginRequest request) {
		try {
			return send(request).toCompletableFuture().join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof OriginUnavailableException unavailable) {
				throw unavailable;
			}
			throw ex;
		}
	}

	/** Retrieves without blocking; fails with an {@link OriginUnavailableException}. */
	public CompletionStage<OriginResponse> send(OriginRequest request) {
		return this.cache.begin(new CacheRequest("GET", new CacheKey(this.name, request.uri()), request.headers()))
			.thenCompose((exchange) -> switch (exchange.decision()) {
				case CacheDecision.Fresh fresh ->
					CompletableFuture.completedFuture(hit(fresh.response(), exchange.position(fresh)));
				case CacheDecision.Stale stale -> {
					collapse(exchange);
					yield CompletableFuture.completedFuture(hit(stale.response(), stale.response().position()));
				}
				case CacheDecision.Unsatisfiable ignored -> CompletableFuture.failedFuture(
						new OriginUnavailableException(this.name, new IllegalStateException("only-if-cached")));
				case CacheDecision.Bypass ignored -> fetch(exchange, FetchEnd.NOBODY);
				case CacheDecision.Miss ignored -> collapse(exchange);
				case CacheDecision.MustRevalidate ignored -> collapse(exchange);
			});
	}

	private CompletionStage<OriginResponse> collapse(CacheExchange exchange) {
		return this.collapsing.enter(exchange).thenCompose((turn) -> switch (turn) {
			case Turn.Lead lead -> fetch(lead.exchange(), lead.end());
			case Turn.Alone alone -> fetch(alone.exchange(), alone.end());
			case Turn.Served served ->
				CompletableFuture.completedFuture(memory(served.fresh().response(), false, new ServerTiming()));
			case Turn.Refused ignored ->
				failed(exchange, new IllegalStateException("others got no answer"), new ServerTiming());
		});
	}

	private CompletionStage<OriginResponse> fetch(CacheExchange exchange, FetchEnd end) {
		return call(exchange, end).whenComplete((response, failure) -> end.failed());
	}

	private CompletionStage<OriginResponse> call(CacheExchange exchange, FetchEnd end) {
		HttpRequest message = message(exchange);
		ServerTiming timing = new ServerTiming();
		if (this.shield == null) {
			return callOrigin(exchange, end, message, timing);
		}
		return this.shield.ask(exchange.request().key(), message, body(), timing)
			.thenCompose((answer) -> answer.isPresent()
					? CompletableFuture.completedFuture(answered(exchange, end, answer.get(), timing))
					: callOrigin(exchange, end, message, timing));
	}

	private CompletionStage<OriginResponse> callOrigin(CacheExchange exchange, FetchEnd end, HttpRequest message,
			ServerTiming timing) {
		if (!this.breaker.tryAcquirePermission()) {
			return failed(exchange, CallNotPermittedException.createCallNotPermittedException(this.breaker), timing);
		}
		return this.gate.enter()
			.handle((permit, refusal) -> (permit != null) ? send(permit, exchange, end, message, timing)
					: refused(exchange, refusal, timing))
			.thenCompose((response) -> response);
	}

	private CompletionStage<OriginResponse> send(OriginGate.Permit permit, CacheExchange exchange, FetchEnd end,
			HttpRequest message, ServerTiming timing) {
		long start = System.nanoTime();
		return this.journey.send(message, body()).handleAsync((answer, failure) -> {
			permit.close();
			Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
			Throwable reason = AnswerTooLargeException.recognise(failure);
			record(elapsed, answer, reason);
			time(elapsed, timing);
			return (reason != null) ? failed(exchange, reason, timing)
					: CompletableFuture.completedFuture(answered(exchange, end, answer, timing));
		}, this.journey.executor()).thenCompose((response) -> response);
	}

	/** Being busy tells nothing of the origin's health. */
	private CompletionStage<OriginResponse> refused(CacheExchange exchange, Throwable refusal, ServerTiming timing) {
		this.breaker.releasePermission();
		return failed(exchange, refusal, timing);
	}

	private void record(Duration elapsed, HttpResponse<byte[]> answer, @Nullable Throwable failure) {
		if (failure != null && !(failure instanceof AnswerTooLargeException)) {
			this.breaker.onError(elapsed.toNanos(), TimeUnit.NANOSECONDS, failure);
		}
		else if (failure == null && answer.statusCode() >= 500) {
			this.breaker.onError(elapsed.toNanos(), TimeUnit.NANOSECONDS,
					new IllegalStateException("HTTP " + answer.statusCode()));
		}
		else {
			this.breaker.onSuccess(elapsed.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	private void time(Duration elapsed, ServerTiming timing) {
		Duration bothWays = this.journey.oneWay().multipliedBy(2);
		Duration distance = (bothWays.compareTo(elapsed) < 0) ? bothWays : elapsed;
		timing.add("distance", distance);
		timing.add("origin", elapsed.minus(distance));
	}

	private OriginResponse answered(CacheExchange exchange, FetchEnd end, HttpResponse<byte[]> answer,
			ServerTiming timing) {
		int status = answer.statusCode();
		return switch (exchange.onAnswer(status, this.negative.read(status, answer.headers()))) {
			case OriginOutcome.Store store when answer.body().length <= this.maxStored -> {
				StoredResponse stored = store.complete(answer.body());
				end.landed(stored);
				yield memory(stored, false, timing);
			}
			case OriginOutcome.Store ignored -> unshared(exchange, end, answer, timing);
			case OriginOutcome.Forward ignored -> unshared(exchange, end, answer, timing);
			case OriginOutcome.Refreshed refreshed -> {
				end.landed(refreshed.response());
				yield memory(refreshed.response(), false, timing);
			}
			case OriginOutcome.ServeStale stale -> stale(stale.response(), timing);
		};
	}

	private OriginResponse unshared(CacheExchange exchange, FetchEnd end, HttpResponse<byte[]> answer,
			ServerTiming timing) {
		if (answer.statusCode() < 500) {
			end.unshared();
		}
		return passed(answer, exchange, timing);
	}

	private CompletionStage<OriginResponse> failed(CacheExchange exchange, Throwable failure, ServerTiming timing) {
		return exchange.onFailure()
			.map((response) -> CompletableFuture.completedFuture(stale(response, timing)))
			.orElseGet(() -> CompletableFuture.failedFuture(new OriginUnavailableException(this.name, failure)));
	}

	private OriginResponse stale(StoredResponse response, ServerTiming timing) {
		this.cache.stats().countStale();
		return memory(response, true, timing);
	}

	private static OriginResponse hit(StoredResponse response, PurgePosition standsFor) {
		return new OriginResponse(response.status(), response.headers(), response.body(), standsFor, true, false,
				new ServerTiming());
	}

	private static OriginResponse memory(StoredResponse response, boolean stale, ServerTiming timing) {
		return new OriginResponse(response.status(), response.headers(), response.body(), response.position(), false,
				stale, timing);
	}

	/**
	 * An answer that is not stored counts from where its fetch began, like one that is.
	 */
	private OriginResponse passed(HttpResponse<byte[]> answer, CacheExchange exchange, ServerTiming timing) {
		return new OriginResponse(answer.statusCode(), answer.headers(), answer.body(),
				exchange.position(answer.headers()), false, false, timing);
	}

	private HttpRequest message(CacheExchange exchange) {
		HttpRequest.Builder message = HttpRequest.newBuilder(URI.create(this.base + exchange.request().key().uri()))
			.timeout(this.properties.deadline());
		exchange.forwardHeaders().map().forEach((field, values) -> {
			if (!RESTRICTED.contains(field.toLowerCase(Locale.ROOT))) {
				values.forEach((value) -> message.header(field, value));
			}
		});
		return message.build();
	}

	private HttpResponse.BodyHandler<byte[]> body() {
		return HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(),
				this.properties.maxBody().toBytes());
	}

}
