package dev.edgewise.cache;

import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.rules.CacheDecision;

/**
 * Why a request would hit or miss now.
 *
 * @param heap what this instance holds
 * @param shared what the POP's second level holds
 * @param bypass why the cache is not asked at all, or null
 * @param position how far the purge log is applied here
 */
public record Explanation(CacheKey key, Level heap, Level shared, CacheDecision.@Nullable Bypass bypass,
		PurgePosition position) {

	/** What the cache would decide: the first level that is fresh has the word. */
	public CacheDecision decision() {
		if (this.bypass != null) {
			return this.bypass;
		}
		boolean near = this.heap.decision instanceof CacheDecision.Fresh || this.shared.response == null;
		return near ? this.heap.decision : this.shared.decision;
	}

	/**
	 * One level.
	 *
	 * @param response the response that the request selects, or null
	 * @param decision what this level alone would lead to
	 * @param purged which purge ended the response, or null
	 */
	public record Level(@Nullable StoredResponse response, CacheDecision decision, @Nullable String purged) {
	}

}
