package dev.edgewise.platform.cache;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.platform.event.TestEvents;
import dev.edgewise.platform.event.TopicDeclaration;
import dev.edgewise.platform.testing.BackingServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PurgeLogIT {

	private final String topic = "purges-" + System.nanoTime();

	private final TestEvents kafka = new TestEvents(BackingServices.kafkaBootstrapServers());

	private final PurgeIndex index = new PurgeIndex(100);

	private final PurgeLog log = new PurgeLog(this.index, this.kafka.json, this.kafka.clock);

	private final List<Long> applied = new CopyOnWriteArrayList<>();

	@BeforeEach
	void subscribe() throws Exception {
		this.kafka.create(TopicDeclaration.retained(this.topic, 1, 1));
		this.log.onApplied((purge) -> this.applied.add(purge.offset()));
	}

	@AfterEach
	void close() throws Exception {
		this.kafka.close();
	}

	@Test
	void appliesPurgesInTheOrderOfTheirOffsets() throws Exception {
		purge("article:1");
		purge("article:2");
		this.kafka.events.subscribe(this.topic, this.log);
		await().until(this.log::isLive);
		purge("article:1");
		await().untilAsserted(() -> assertThat(this.applied).containsExactly(0L, 1L, 2L));
		assertThat(this.index.position().offset()).isEqualTo(2);
	}

	@Test
	void skipsABadPurgeAndMovesOn() throws Exception {
		this.kafka.events.subscribe(this.topic, this.log);
		publish(purgeOf(List.of()));
		publish("no purge at all");
		await().until(() -> this.index.position().offset() == 1);
		purge("article:1");
		await().untilAsserted(() -> assertThat(this.applied).containsExactly(2L));
	}

	private void purge(String key) throws Exception {
		publish(purgeOf(List.of(key)));
	}

	private static PurgeEvent purgeOf(List<String> keys) {
		return new PurgeEvent(keys, null, null, null, "soft", false, new PurgeEvent.Cause("1", "slug", 2),
				Instant.now());
	}

	private void publish(Object data) throws Exception {
		this.kafka.publisher.publish(this.topic, "scope", this.kafka.factory.create(PurgeEvent.TYPE, "scope", data))
			.get();
	}

}
