package dev.edgewise.gateway.route;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Defaults that differ where the gateway is the {@linkplain SingleOrigin reverse proxy of
 * one origin}. Without Kafka nobody can purge, so there are no missed purges that an
 * entry's use without asking had to be bounded for; where Kafka is named, it is bounded
 * as ever. What a site says of its errors is its own to say: none is kept or answered in
 * its place. Runs before the platform adds its own defaults, which name a Kafka.
 */
public final class SingleOriginDefaults implements EnvironmentPostProcessor, Ordered {

	private static final String KAFKA = "spring.kafka.bootstrap-servers";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String origin = environment.getProperty(SingleOrigin.PROPERTY, "");
		if (origin.isEmpty()) {
			return;
		}
		Map<String, Object> defaults = new HashMap<>(Map.of("edgewise.origin.url", origin,
				"edgewise.origin.negative-lifetime", "0s", "edgewise.cache.collapse.failure-memory", "0s"));
		if (!environment.containsProperty(KAFKA)) {
			defaults.put("edgewise.cache.unconfirmed-limit", "36500d");
		}
		environment.getPropertySources().addLast(new MapPropertySource("edgewise-single-origin", defaults));
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

}
