package dev.edgewise.platform.cache;

import java.time.Duration;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.edgewise.cache.CacheStats;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.purge.PurgeIndex;

/** What is told of a cache and its purges. */
record CacheMeters(HttpCache cache, PurgeIndex index, PurgeLog purges,
		InvalidationPublisher invalidations) implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry meters) {
		CacheStats stats = this.cache.stats();
		requests(meters, "hit", CacheStats::hits);
		requests(meters, "miss", CacheStats::misses);
		requests(meters, "revalidation", CacheStats::revalidations);
		requests(meters, "bypass", CacheStats::bypasses);
		FunctionCounter.builder("edgewise.cache.stale", stats, CacheStats::stale).register(meters);
		Gauge.builder("edgewise.cache.bytes", this.cache, HttpCache::bytes).baseUnit("bytes").register(meters);
		Gauge.builder("edgewise.cache.entries", this.cache, HttpCache::entries).register(meters);
		Gauge.builder("edgewise.cache.purge.live", this.purges, (log) -> log.isLive() ? 1 : 0).register(meters);
		Gauge.builder("edgewise.cache.purge.position", this.index, (index) -> index.position().offset())
			.register(meters);
		Gauge.builder("edgewise.cache.purge.expressions", this.index, PurgeIndex::liveExpressions).register(meters);
		Gauge.builder("edgewise.cache.purge.tags", this.index, PurgeIndex::tags).register(meters);
		Gauge.builder("edgewise.cache.invalidations.waiting", this.invalidations, InvalidationPublisher::backlog)
			.register(meters);
		lag(meters);
	}

	private void requests(MeterRegistry meters, String result, ToDoubleFunction<CacheStats> count) {
		FunctionCounter.builder("edgewise.cache.requests", this.cache.stats(), count)
			.tag("result", result)
			.register(meters);
	}

	/** Of purges that were followed live; catching up says nothing of how quick it is. */
	private void lag(MeterRegistry meters) {
		Timer lag = Timer.builder("edgewise.cache.purge.lag")
			.description("from the purge log to applied")
			.serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(50),
					Duration.ofMillis(150), Duration.ofSeconds(1))
			.register(meters);
		this.purges.onApplied((applied) -> {
			if (applied.live()) {
				lag.record(applied.lag());
			}
		});
	}

}
