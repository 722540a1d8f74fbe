package dev.edgewise.platform.origin;

import java.net.http.HttpClient;
import java.time.Clock;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.platform.pop.Distance;
import dev.edgewise.platform.pop.Place;
import dev.edgewise.platform.pop.Topology;
import dev.edgewise.platform.viewer.IdentityProperties;
import dev.edgewise.platform.viewer.ServiceTokens;
import dev.edgewise.platform.viewer.ViewerAutoConfiguration;

/**
 * The POP that this one fetches through, where one is named. All places may be configured
 * alike: the shield itself has none, and who fetches nothing neither.
 */
@AutoConfiguration(after = { OriginAutoConfiguration.class, ViewerAutoConfiguration.class })
@ConditionalOnBean(OriginClient.class)
@ConditionalOnExpression("'${edgewise.origin.shield.pop:}' != '' and '${edgewise.origin.shield.pop:}' != '${edgewise.pop}'")
@EnableConfigurationProperties(ShieldProperties.class)
public class ShieldAutoConfiguration {

	@Bean
	ServiceTokens serviceTokens(IdentityProperties identity, @Value("${edgewise.service.client-secret:}") String secret,
			OriginProperties origin, JsonMapper json, Clock clock) {
		if (secret.isEmpty()) {
			throw new IllegalStateException(
					"A shield asks who wants to know: edgewise.service.client-secret is missing");
		}
		HttpClient http = HttpClient.newBuilder().connectTimeout(origin.connectTimeout()).build();
		return new ServiceTokens(http, identity.token(), secret, json, clock);
	}

	@Bean
	ShieldCalls shieldCalls(Shield shield, Journey toCore, CircuitBreakerRegistry breakers) {
		Journey journey = new Journey(toCore.http(), shield.oneWay(),
				shield.deadline().plus(shield.oneWay().multipliedBy(2)), toCore.executor());
		return new ShieldCalls(shield, journey, breakers.circuitBreaker("shield"));
	}

	@Bean
	Shield shield(ShieldProperties properties, Topology topology, Distance distance, ServiceTokens tokens,
			HttpCache cache) {
		Place pop = topology.place(properties.pop())
			.orElseThrow(() -> new IllegalStateException(
					"edgewise.origin.shield.pop is '" + properties.pop() + "', which edgewise.topology does not know"));
		return new Shield(pop, topology.here(), distance.oneWay(pop.code()), properties.deadline(), properties.paths(),
				tokens::current, cache);
	}

}
