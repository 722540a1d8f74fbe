package dev.edgewise.cache;

import java.util.concurrent.atomic.LongAdder;

import dev.edgewise.cache.rules.CacheDecision;

/** Counts what a cache decided, since its start. */
public final class CacheStats {

	private final LongAdder hits = new LongAdder();

	private final LongAdder misses = new LongAdder();

	private final LongAdder revalidations = new LongAdder();

	private final LongAdder bypasses = new LongAdder();

	private final LongAdder stale = new LongAdder();

	private final LongAdder collapsed = new LongAdder();

	void count(CacheDecision decision) {
		switch (decision) {
			case CacheDecision.Fresh ignored -> this.hits.increment();
			case CacheDecision.Stale ignored -> this.hits.increment();
			case CacheDecision.MustRevalidate ignored -> this.revalidations.increment();
			case CacheDecision.Miss ignored -> this.misses.increment();
			case CacheDecision.Bypass ignored -> this.bypasses.increment();
			case CacheDecision.Unsatisfiable ignored -> this.misses.increment();
		}
	}

	/**
	 * Counts a stored response served because its origin failed; called by the door that
	 * serves it.
	 */
	public void countStale() {
		this.stale.increment();
	}

	/** Counts a request that was served by what another one fetched. */
	public void countCollapsed() {
		this.collapsed.increment();
	}

	public long collapsed() {
		return this.collapsed.sum();
	}

	public long hits() {
		return this.hits.sum();
	}

	public long misses() {
		return this.misses.sum();
	}

	public long revalidations() {
		return this.revalidations.sum();
	}

	public long bypasses() {
		return this.bypasses.sum();
	}

	public long stale() {
		return this.stale.sum();
	}

}
