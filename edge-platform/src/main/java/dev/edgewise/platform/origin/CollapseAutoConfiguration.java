package dev.edgewise.platform.origin;

import java.time.Clock;
import java.util.UUID;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import dev.edgewise.cache.CacheStats;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.collapse.Collapsing;
import dev.edgewise.cache.collapse.Leases;
import dev.edgewise.cache.store.RedisConnector;
import dev.edgewise.cache.store.RedisLeases;
import dev.edgewise.platform.cache.CacheAutoConfiguration;
import dev.edgewise.platform.cache.CacheProperties;

/** One fetch for those who lack the same, in this process and in the POP. */
@AutoConfiguration(after = CacheAutoConfiguration.class)
@ConditionalOnBean(HttpCache.class)
@EnableConfigurationProperties(CollapseProperties.class)
public class CollapseAutoConfiguration {

	@Bean
	TimerAlarm collapseAlarm() {
		return new TimerAlarm();
	}

	/** A lease lasts as long as anybody waits for whom it was given to. */
	@Bean
	Leases popLeases(RedisConnector redis, CacheProperties cache, CollapseProperties properties) {
		return new RedisLeases(redis, cache.redisDeadline(), properties.patience(), properties.hitForMiss(),
				UUID::randomUUID);
	}

	@Bean
	Collapsing collapsing(HttpCache cache, Leases leases, TimerAlarm alarm, Clock clock,
			CollapseProperties properties) {
		return new Collapsing(cache, leases, alarm, clock, properties.limits());
	}

	@Bean
	MeterBinder collapseMeters(HttpCache cache, Collapsing collapsing) {
		return (meters) -> {
			FunctionCounter.builder("edgewise.cache.collapsed", cache.stats(), CacheStats::collapsed).register(meters);
			Gauge.builder("edgewise.cache.flights", collapsing, Collapsing::flights).register(meters);
		};
	}

}
