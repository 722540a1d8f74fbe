package dev.edgewise.platform.origin;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.collapse.Collapsing;
import dev.edgewise.platform.cache.CacheProperties;
import dev.edgewise.platform.pop.Distance;

/** How a POP's services reach the core. */
@AutoConfiguration(after = CollapseAutoConfiguration.class)
@ConditionalOnBean(HttpCache.class)
@EnableConfigurationProperties(OriginProperties.class)
public class OriginAutoConfiguration {

	/** Opens when half of the last 20 calls failed, tries again after a second. */
	@Bean
	CircuitBreakerRegistry circuitBreakers() {
		return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
			.slidingWindowSize(20)
			.minimumNumberOfCalls(5)
			.failureRateThreshold(50)
			.waitDurationInOpenState(Duration.ofSeconds(1))
			.permittedNumberOfCallsInHalfOpenState(3)
			.build());
	}

	@Bean
	MeterBinder circuitBreakerMeters(CircuitBreakerRegistry breakers) {
		return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
	}

	@Bean
	OriginGates originGates(OriginProperties properties) {
		return new OriginGates(properties.maxConcurrent(), properties.maxQueued(), properties.queueDeadline());
	}

	@Bean
	Journey journeyToCore(OriginProperties properties, Distance distance) {
		Executor executor = Executors.newVirtualThreadPerTaskExecutor();
		HttpClient http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(properties.connectTimeout())
			.executor(executor)
			.build();
		return new Journey(http, distance.oneWayToCore(), properties.deadline(), executor);
	}

	@Bean
	CoreReachability coreReachability(CircuitBreakerRegistry breakers, Journey journey, OriginProperties properties,
			Clock clock) {
		return new CoreReachability(breakers.circuitBreaker(OriginProperties.CORE), journey.http(), properties.url(),
				clock);
	}

	@Bean
	OriginClient coreClient(HttpCache cache, Collapsing collapsing, CircuitBreakerRegistry breakers, OriginGates gates,
			Journey journey, OriginProperties properties, CacheProperties limits, ObjectProvider<ShieldCalls> shield) {
		return new OriginClient(gates.gate(OriginProperties.CORE), cache, collapsing, journey,
				breakers.circuitBreaker(OriginProperties.CORE), properties, limits.maxBody().toBytes(),
				shield.getIfAvailable());
	}

}
