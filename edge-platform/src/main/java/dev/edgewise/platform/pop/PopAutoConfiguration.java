package dev.edgewise.platform.pop;

import java.time.Clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Who this process is, and where: place, topology, distance, clock. */
@AutoConfiguration
@EnableConfigurationProperties({ TopologyProperties.class, DistanceProperties.class })
public class PopAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	Topology topology(@Value("${edgewise.pop}") String code, TopologyProperties properties) {
		return Topology.of(code, properties);
	}

	@Bean
	Distance distance(Topology topology, DistanceProperties properties) {
		return new Distance(topology, properties);
	}

	@Bean
	ServiceIdentity serviceIdentity(Topology topology, @Value("${spring.application.name}") String service) {
		return ServiceIdentity.ofThisProcess(topology.here().code(), service);
	}

}
