package dev.edgewise.cms.outbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Pace of the relay.
 *
 * @param idlePoll longest time between two looks at the outbox when no commit is heard
 * of; paces retries too
 * @param rebalance how often instances share the outbox's partitions out anew
 * @param history how long a change can be replayed
 */
@ConfigurationProperties("edgewise.outbox")
record OutboxRelayProperties(@DefaultValue("100ms") Duration idlePoll, @DefaultValue("1s") Duration rebalance,
		@DefaultValue("30d") Duration history) {

}
