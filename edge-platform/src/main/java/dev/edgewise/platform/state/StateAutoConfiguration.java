package dev.edgewise.platform.state;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.platform.event.EventAutoConfiguration;
import dev.edgewise.platform.event.EventFactory;
import dev.edgewise.platform.event.EventPublisher;
import dev.edgewise.platform.event.Events;

/** Remote state: compacted topics, materialised locally. */
@AutoConfiguration(after = EventAutoConfiguration.class)
public class StateAutoConfiguration {

	@Bean
	RemoteStates remoteStates(Events subscriptions, EventPublisher publisher, EventFactory events, JsonMapper json) {
		return new RemoteStates(subscriptions, publisher, events, json);
	}

}
