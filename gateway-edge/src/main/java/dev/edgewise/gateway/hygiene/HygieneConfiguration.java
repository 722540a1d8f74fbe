package dev.edgewise.gateway.hygiene;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.edgewise.gateway.route.SingleOrigin;
import dev.edgewise.platform.pop.Topology;
import dev.edgewise.platform.problem.ReactiveProblemWriter;
import dev.edgewise.platform.viewer.ViewerTokens;

/** The first and last to see a request. */
@Configuration(proxyBeanMethods = false)
class HygieneConfiguration {

	@Bean
	FrontDoor frontDoor(Topology topology, ReactiveProblemWriter problems, ViewerTokens tokens,
			@Value("${" + SingleOrigin.PROPERTY + ":}") String singleOrigin) {
		return new FrontDoor(topology.here().code(), new TrustedOrigins(topology), problems, new Peers(tokens),
				singleOrigin.isEmpty());
	}

}
