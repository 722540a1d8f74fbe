package dev.edgewise.gateway.cache;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.collapse.FetchEnd;
import dev.edgewise.cache.collapse.Turn;

/**
 * Sends requests onward from the cache. One that others wait for is no longer its
 * client's alone: it goes on when the client leaves, for as long as there is something to
 * store, and no longer than {@link #UNWATCHED}.
 */
final class Fetching {

	private static final Duration UNWATCHED = Duration.ofSeconds(30);

	private final HttpCache cache;

	private final StoredResponseWriter writer;

	private final CachingResponse.Bounds bounds;

	Fetching(HttpCache cache, StoredResponseWriter writer, CachingResponse.Bounds bounds) {
		this.cache = cache;
		this.writer = writer;
		this.bounds = bounds;
	}

	/** The cache keeps out, but for what a change ends. */
	Mono<Void> pass(CacheExchange exchange, CacheDoor.Client client) {
		return client.next().handle(onward(exchange, client), answer(exchange, FetchEnd.NOBODY, client.response()));
	}

	Mono<Void> alone(Turn.Alone turn, CacheDoor.Client client) {
		return client.next()
			.handle(onward(turn.exchange(), client), answer(turn.exchange(), turn.end(), client.response()))
			.doFinally((signal) -> turn.end().failed());
	}

	Mono<Void> lead(Turn.Lead turn, CacheDoor.Client client) {
		return Mono.deferContextual((context) -> {
			Relay relay = new Relay(client.response());
			Disposable fetch = client.next()
				.handle(new Contentless(onward(turn.exchange(), client)), answer(turn.exchange(), turn.end(), relay))
				.doFinally((signal) -> turn.end().failed())
				.subscribe((done) -> {
				}, relay::fail, relay::finish, Context.of(context));
			return relay.delivery(() -> endLater(fetch));
		});
	}

	/** For nobody but the cache: whatever the answer is, it is discarded. */
	Mono<Void> unseen(CacheExchange exchange, FetchEnd end, CacheDoor.Client client) {
		ServerHttpResponse nobody = new DiscardedResponse(client.response().bufferFactory());
		return Mono
			.defer(() -> client.next().handle(new Contentless(onward(exchange, client)), answer(exchange, end, nobody)))
			.doFinally((signal) -> end.failed());
	}

	private static void endLater(Disposable fetch) {
		if (!fetch.isDisposed()) {
			Schedulers.parallel().schedule(fetch::dispose, UNWATCHED.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private static ServerHttpRequest onward(CacheExchange exchange, CacheDoor.Client client) {
		return client.request()
			.mutate()
			.headers((headers) -> Fields.replace(headers, exchange.forwardHeaders()))
			.build();
	}

	private CachingResponse answer(CacheExchange exchange, FetchEnd end, ServerHttpResponse response) {
		return new CachingResponse(response, exchange, end, this.cache, this.writer, this.bounds);
	}

}
