package dev.edgewise.platform.health;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Health that tells full, degraded and down. */
@AutoConfiguration
public class HealthAutoConfiguration {

	@Bean
	EdgeHealth edgeHealth(ObjectProvider<Dependency> dependencies) {
		return new EdgeHealth(dependencies.orderedStream().toList());
	}

}
