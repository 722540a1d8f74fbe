package dev.edgewise.gateway.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheKey;

/**
 * Asks the origin about a stored response that is being served past its time (RFC 5861
 * section 3): what comes back goes the way of any answer, but for the client, who has
 * been served. One request at a time for each resource; a failure leaves what is stored
 * as it is, and the next request tries again.
 */
final class BackgroundRevalidation {

	private final Fetching fetching;

	private final Set<CacheKey> underWay = ConcurrentHashMap.newKeySet();

	BackgroundRevalidation(Fetching fetching) {
		this.fetching = fetching;
	}

	void start(CacheExchange exchange, CacheDoor.Client client) {
		CacheKey key = exchange.request().key();
		if (this.underWay.add(key)) {
			this.fetching.unseen(exchange, client)
				.doFinally((signal) -> this.underWay.remove(key))
				.onErrorComplete()
				.subscribe();
		}
	}

}
