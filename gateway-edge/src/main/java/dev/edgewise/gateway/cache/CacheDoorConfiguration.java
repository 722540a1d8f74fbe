package dev.edgewise.gateway.cache;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.gateway.route.CachedRoutes;
import dev.edgewise.platform.cache.CacheProperties;
import dev.edgewise.platform.pop.Topology;
import dev.edgewise.platform.problem.ReactiveProblemWriter;

/** The gateway's door to the edge cache. */
@Configuration(proxyBeanMethods = false)
class CacheDoorConfiguration {

	@Bean
	CacheDoor cacheDoor(HttpCache cache, CachedRoutes routes, Topology topology, Clock clock,
			ReactiveProblemWriter problems, CacheProperties properties) {
		StoredResponseWriter writer = new StoredResponseWriter("edgewise-" + topology.here().code(), clock);
		return new CacheDoor(cache, routes, writer, problems, properties.maxBody().toBytes());
	}

}
