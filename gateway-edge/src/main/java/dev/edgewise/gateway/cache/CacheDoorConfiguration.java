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
import dev.edgewise.cache.collapse.Collapsing;
import dev.edgewise.gateway.route.CachedRoutes;
import dev.edgewise.platform.cache.CacheProperties;
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
	CacheDoor cacheDoor(HttpCache cache, Collapsing collapsing, CachedRoutes routes, Topology topology, Clock clock,
			ReactiveProblemWriter problems, CacheProperties properties, Filling filling,
			@Value("${edgewise.gateway.cookies:#{null}}") @Nullable List<String> cookies) {
		StoredResponseWriter writer = new StoredResponseWriter("edgewise-" + topology.here().code(), clock);
		Fetching fetching = new Fetching(cache, writer,
				new CachingResponse.Bounds(properties.maxBody().toBytes(), filling));
		return new CacheDoor(cache, collapsing, routes, new CookieAllowList(cookies), writer, problems, fetching);
	}

}
