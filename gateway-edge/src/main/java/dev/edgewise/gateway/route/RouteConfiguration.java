package dev.edgewise.gateway.route;

import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.edgewise.platform.origin.OriginGates;
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
	HttpClientCustomizer withoutInterimResponses() {
		return InterimResponses::dropped;
	}

	@Bean
	RouteLocator routes(RouteLocatorBuilder builder, RouteProperties properties, CircuitBreakerRegistry breakers,
			OriginGates gates, Distance distance) {
		RouteLocatorBuilder.Builder routes = builder.routes();
		for (RouteProperties.Route route : properties.effective()) {
			CircuitBreaker breaker = (properties.origin() != null) ? SingleOrigin.breaker(breakers)
					: breakers.circuitBreaker(route.upstream());
			Duration oneWay = route.core() ? distance.oneWayToCore() : Duration.ZERO;
			UpstreamGuard guard = new UpstreamGuard(route.core() ? "origin" : "upstream", gates.gate(route.upstream()),
					breaker, oneWay);
			routes.route(route.id(), (spec) -> spec.path(route.paths().toArray(String[]::new))
				.filters((filters) -> (properties.passesHost() ? filters.preserveHostHeader() : filters).filter(guard))
				.uri(route.url()));
		}
		return routes.build();
	}

}
