package dev.edgewise.gateway.cache;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
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
			ReactiveProblemWriter problems, CacheProperties properties,
			@Value("${edgewise.gateway.cookies:#{null}}") @Nullable List<String> cookies) {
		StoredResponseWriter writer = new StoredResponseWriter("edgewise-" + topology.here().code(), clock);
		return new CacheDoor(cache, routes, new CookieAllowList(cookies), writer, problems,
				properties.maxBody().toBytes());
	}

}
