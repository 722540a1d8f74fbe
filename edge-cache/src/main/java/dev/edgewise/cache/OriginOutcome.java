package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.time.Instant;

/** What becomes of an origin's answer. */
public sealed interface OriginOutcome {

	/**
	 * It goes to the client, and is stored once it is complete.
	 *
	 * @param received when its header section arrived
	 */
	record Store(CacheExchange exchange, int status, HttpHeaders headers, Instant received) implements OriginOutcome {

		/**
		 * Stores the answer. To be called with its complete content only: a truncated
		 * answer is dropped by its door.
		 */
		public StoredResponse complete(byte[] body) {
			return this.exchange.store(this, body);
		}

	}

	/** It confirmed the stored response, which goes to the client in its place. */
	record Refreshed(StoredResponse response) implements OriginOutcome {
	}

	/**
	 * It is an error; the stored response goes to the client in its place, marked stale.
	 */
	record ServeStale(StoredResponse response) implements OriginOutcome {
	}

	/** It goes to the client and is not stored. */
	record Forward() implements OriginOutcome {
	}

}
