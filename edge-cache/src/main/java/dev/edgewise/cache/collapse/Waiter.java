package dev.edgewise.cache.collapse;

import java.util.concurrent.CompletableFuture;

import dev.edgewise.cache.CacheExchange;

/**
 * A request that waits for its turn.
 *
 * @param exchange as it began, or began anew
 * @param attempt how many fetches it has waited for in vain
 * @param turn fails to be completed once the request was given up
 */
record Waiter(CacheExchange exchange, int attempt, CompletableFuture<Turn> turn) {

	Waiter next() {
		return new Waiter(this.exchange, this.attempt + 1, this.turn);
	}

	/** Whether there is still somebody to take it. */
	boolean take(Turn taken) {
		return this.turn.complete(taken);
	}

}
