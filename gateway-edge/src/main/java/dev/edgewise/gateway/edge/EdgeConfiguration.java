package dev.edgewise.gateway.edge;

import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

import dev.edgewise.platform.cache.PurgeLog;
import dev.edgewise.platform.event.TopicDeclaration;
import dev.edgewise.platform.pop.ServiceIdentity;
import dev.edgewise.platform.state.RemoteStates;

/** What this POP says of itself, and hears of the others. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

	@Bean
	TopicDeclaration appliedTopic() {
		return TopicDeclaration.compacted(RemoteStates.topicOf(Applied.STATE), 1);
	}

	@Bean
	Propagation propagation(ServiceIdentity identity, PurgeLog purges, RemoteStates states) {
		return new Propagation(identity, purges, states.open(Applied.STATE, Applied.class));
	}

	/** Runs before the web server begins to wait for what is under way. */
	@Bean
	ApplicationListener<ContextClosedEvent> endOfPropagation(Propagation propagation) {
		return (closed) -> propagation.close();
	}

}
