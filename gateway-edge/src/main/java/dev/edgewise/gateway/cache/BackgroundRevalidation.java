package dev.edgewise.gateway.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.collapse.Collapsing;
import dev.edgewise.cache.collapse.Turn;

/**
 * Asks the origin about a stored response that is being served past its time (RFC 5861
 * section 3): what comes back goes the way of any answer, but for the client, who has
 * been served. Of all instances of the POP, and of those who wait for the same because
 * theirs ended, one asks (see {@link Collapsing}). A failure leaves what is stored as it
 * is, and the next request tries again.
 */
final class BackgroundRevalidation {

	private final Fetching fetching;

	private final Collapsing collapsing;

	/** One of the many who are served meanwhile is enough to wait for its turn. */
	private final Set<CacheKey> underWay = ConcurrentHashMap.newKeySet();

	BackgroundRevalidation(Fetching fetching, Collapsing collapsing) {
		this.fetching = fetching;
		this.collapsing = collapsing;
	}

	void start(CacheExchange exchange, CacheDoor.Client client) {
		CacheKey key = exchange.request().key();
		if (this.underWay.add(key)) {
			Mono.fromFuture(() -> this.collapsing.enter(exchange))
				.flatMap((turn) -> take(turn, client))
				.doFinally((signal) -> this.underWay.remove(key))
				.onErrorComplete()
				.subscribe();
		}
	}

	private Mono<Void> take(Turn turn, CacheDoor.Client client) {
		return switch (turn) {
			case Turn.Lead lead -> this.fetching.unseen(lead.exchange(), lead.end(), client);
			case Turn.Alone alone -> this.fetching.unseen(alone.exchange(), alone.end(), client);
			case Turn.Served ignored -> Mono.empty();
			case Turn.Refused ignored -> Mono.empty();
		};
	}

}
