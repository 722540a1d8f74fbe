package dev.edgewise.gateway.edge;

import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

import dev.edgewise.platform.cache.AppliedPosition;
import dev.edgewise.platform.cache.PurgeLog;
import dev.edgewise.platform.state.RemoteState;

/** What this POP says of itself, and hears of the others. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

	@Bean
	Propagation propagation(PurgeLog purges, RemoteState<AppliedPosition> positions) {
		return new Propagation(purges, positions);
	}

	/** Runs before the web server begins to wait for what is under way. */
	@Bean
	ApplicationListener<ContextClosedEvent> endOfPropagation(Propagation propagation) {
		return (closed) -> propagation.close();
	}

}
