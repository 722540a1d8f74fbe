package dev.edgewise.gateway.route;

import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.edgewise.platform.origin.OriginGates;
import dev.edgewise.platform.origin.Shield;
import dev.edgewise.platform.pop.Distance;

/** The routes, made from configuration. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteProperties.class)
class RouteConfiguration {

	@Bean
	CachedRoutes cachedRoutes(RouteProperties properties) {
		return new CachedRoutes(properties.effective(), properties.passesHost());
	}

	@Bean
	RouteLocator routes(RouteLocatorBuilder builder, RouteProperties properties, CircuitBreakerRegistry breakers,
			OriginGates gates, Distance distance, CachedRoutes keys, ObjectProvider<Shield> shields) {
		RouteLocatorBuilder.Builder routes = builder.routes();
		Shield shield = shields.getIfAvailable();
		for (RouteProperties.Route route : properties.effective()) {
			CircuitBreaker breaker = (properties.origin() != null) ? SingleOrigin.breaker(breakers)
					: breakers.circuitBreaker(route.upstream());
			Duration oneWay = route.core() ? distance.oneWayToCore() : Duration.ZERO;
			UpstreamGuard guard = new UpstreamGuard(route.core() ? "origin" : "upstream", gates.gate(route.upstream()),
					breaker, oneWay);
			routes.route(route.id(), (spec) -> spec.path(route.paths().toArray(String[]::new))
				.filters((filters) -> (properties.passesHost() ? filters.preserveHostHeader() : filters)
					.filter((shield != null && route.core()) ? shielded(shield, guard, gates, breakers, keys) : guard))
				.uri(route.url()));
		}
		return routes.build();
	}

	private static GatewayFilter shielded(Shield shield, UpstreamGuard core, OriginGates gates,
			CircuitBreakerRegistry breakers, CachedRoutes keys) {
		UpstreamGuard guard = new UpstreamGuard("shield", gates.gate("shield"), breakers.circuitBreaker("shield"),
				shield.oneWay());
		return new ShieldedCore(shield, guard, core, keys);
	}

}
