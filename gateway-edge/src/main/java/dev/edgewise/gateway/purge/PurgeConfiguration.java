package dev.edgewise.gateway.purge;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.gateway.route.CachedRoutes;
import dev.edgewise.platform.cache.AppliedPosition;
import dev.edgewise.platform.cache.CacheProperties;
import dev.edgewise.platform.cache.PurgeLog;
import dev.edgewise.platform.event.TopicDeclaration;
import dev.edgewise.platform.state.RemoteState;
import dev.edgewise.platform.state.RemoteStates;

/** Purging by hand, and watching purges arrive. */
@Configuration(proxyBeanMethods = false)
class PurgeConfiguration {

	/**
	 * Over the limit, what an instance that lost the log serves is bounded without it.
	 */
	private static final Duration GRACE = Duration.ofSeconds(20);

	@Bean
	TopicDeclaration appliedTopic() {
		return TopicDeclaration.compacted(RemoteStates.topicOf(AppliedPosition.STATE), 1);
	}

	@Bean
	RemoteState<AppliedPosition> appliedPositions(RemoteStates states) {
		return states.open(AppliedPosition.STATE, AppliedPosition.class);
	}

	@Bean
	PurgePositions purgePositions(RemoteState<AppliedPosition> positions, CacheProperties cache, Clock clock) {
		return new PurgePositions(positions, cache.unconfirmedLimit().plus(GRACE), clock);
	}

	@Bean
	PurgeMemory purgeMemory(PurgeLog purges) {
		PurgeMemory memory = new PurgeMemory();
		purges.onApplied((applied) -> memory.remember(applied.offset(), applied.event()));
		return memory;
	}

	@Bean
	PurgeRequests purgeRequests(JsonMapper json, CachedRoutes routes, Clock clock) {
		return new PurgeRequests(json, routes, clock);
	}

}
