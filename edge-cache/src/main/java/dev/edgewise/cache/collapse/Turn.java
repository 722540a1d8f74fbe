package dev.edgewise.cache.collapse;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.rules.CacheDecision;

/** What a request that lacks its answer is to do. */
public sealed interface Turn {

	/**
	 * Fetch, for all who wait: to its end, whatever becomes of this request's client.
	 *
	 * @param exchange to fetch with in place of the request's own: it began when this
	 * fetch begins
	 * @param end to be told how the fetch ends
	 */
	record Lead(CacheExchange exchange, FetchEnd end) implements Turn {
	}

	/** Serve this: another request, here or elsewhere in the POP, brought it. */
	record Served(CacheDecision.Fresh fresh) implements Turn {
	}

	/**
	 * Fetch, for nobody else: the answer is expected to be none that could be shared.
	 *
	 * @param exchange to fetch with
	 * @param end to be told how the fetch ends: the expectation may be wrong
	 */
	record Alone(CacheExchange exchange, FetchEnd end) implements Turn {
	}

	/**
	 * Do not fetch: others tried, and the origin fails or is silent. Serve what may be
	 * served stale, else an error.
	 */
	record Refused() implements Turn {
	}

}
