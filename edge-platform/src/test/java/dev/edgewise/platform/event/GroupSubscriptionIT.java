package dev.edgewise.platform.event;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.edgewise.platform.testing.BackingServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class GroupSubscriptionIT {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final String topic = "group-" + UUID.randomUUID();

	private final TestEvents kafka = new TestEvents(BackingServices.kafkaBootstrapServers());

	@AfterEach
	void close() throws Exception {
		this.kafka.close();
	}

	@Test
	void sharesTheWorkBetweenTwoMembers() throws Exception {
		this.kafka.create(TopicDeclaration.retained(this.topic, 2, 1));
		RecordingListener one = new RecordingListener();
		RecordingListener other = new RecordingListener();
		this.kafka.events.subscribe(this.topic, "workers", one);
		this.kafka.events.subscribe(this.topic, "workers", other);
		AtomicInteger sent = new AtomicInteger();
		await().atMost(PATIENCE).until(() -> {
			int number = sent.getAndIncrement();
			this.kafka.publish(this.topic, "key-" + number, number);
			return !one.accepted.isEmpty() && !other.accepted.isEmpty();
		});
		await().atMost(PATIENCE)
			.untilAsserted(
					() -> assertThat(one.accepted.size() + other.accepted.size()).isGreaterThanOrEqualTo(sent.get()));
	}

	@Test
	void triesThreeTimesAndThenSetsAside() throws Exception {
		this.kafka.create(TopicDeclaration.retained(this.topic, 1, 1));
		AtomicInteger tries = new AtomicInteger();
		RecordingListener listener = new RecordingListener() {
			@Override
			public void accept(LogRecord event) {
				tries.incrementAndGet();
				super.accept(event);
			}
		};
		this.kafka.events.subscribe(this.topic, "workers-2", listener);
		this.kafka.publish(this.topic, "key", "refuse");
		this.kafka.publish(this.topic, "key", 1);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(listener.accepted).containsExactly("1"));
		assertThat(tries).hasValue(4);
		assertThat(this.kafka.deadLetters(this.topic)).isEqualTo(1);
	}

}
