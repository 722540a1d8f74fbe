package dev.edgewise.gateway.cache;

import java.time.Clock;
import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.NegativeCaching;
import dev.edgewise.cache.collapse.Collapsing;
import dev.edgewise.gateway.route.CachedRoutes;
import dev.edgewise.platform.cache.CacheProperties;
import dev.edgewise.platform.origin.OriginProperties;
import dev.edgewise.platform.pop.Topology;
import dev.edgewise.platform.problem.ReactiveProblemWriter;

/** The gateway's door to the edge cache. */
@Configuration(proxyBeanMethods = false)
class CacheDoorConfiguration {

	/** As much as the cache itself may hold. */
	@Bean
	Filling filling(CacheProperties properties) {
		return new Filling(properties.heap().toBytes());
	}

	@Bean
	MeterBinder fillingMeters(Filling filling) {
		return (meters) -> Gauge.builder("edgewise.cache.filling", filling, Filling::held)
			.baseUnit("bytes")
			.register(meters);
	}

	@Bean
	EarlyHints earlyHints(@Value("${edgewise.gateway.early-hints:true}") boolean enabled) {
		return new EarlyHints(enabled);
	}

	@Bean
	Fetching fetching(HttpCache cache, StoredResponseWriter writer, CacheProperties properties, Filling filling,
			OriginProperties origins) {
		return new Fetching(cache, writer, new CachingResponse.Bounds(properties.maxBody().toBytes(), filling,
				new NegativeCaching(origins.negativeLifetime())));
	}

	@Bean
	StoredResponseWriter storedResponseWriter(Topology topology, Clock clock) {
		return new StoredResponseWriter("edgewise-" + topology.here().code(), clock);
	}

	@Bean
	CacheDoor cacheDoor(HttpCache cache, Collapsing collapsing, CachedRoutes routes, StoredResponseWriter writer,
			ReactiveProblemWriter problems, Fetching fetching, EarlyHints hints,
			@Value("${edgewise.gateway.cookies:#{null}}") @Nullable List<String> cookies) {
		return new CacheDoor(cache, collapsing, routes, new CookieAllowList(cookies), writer, problems, fetching,
				hints);
	}

}
