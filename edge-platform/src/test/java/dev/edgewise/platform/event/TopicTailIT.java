package dev.edgewise.platform.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.edgewise.platform.pop.ServiceIdentity;
import dev.edgewise.platform.testing.BackingServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TopicTailIT {

	private final String topic = "tail-" + UUID.randomUUID();

	private final RecordingListener listener = new RecordingListener();

	private TestEvents kafka;

	@BeforeEach
	void createTopic() throws Exception {
		this.kafka = new TestEvents(BackingServices.kafkaBootstrapServers());
		this.kafka.create(TopicDeclaration.retained(this.topic, 1, 1));
	}

	@AfterEach
	void close() throws Exception {
		this.kafka.close();
	}

	@Test
	void deliversEverythingInOrderFromTheFirstRecordAndBecomesCurrent() throws Exception {
		publish(0, 5);
		Instant before = Instant.now();
		this.kafka.events.subscribe(this.topic, this.listener);
		await().untilAsserted(() -> assertThat(this.listener.accepted).isEqualTo(numbers(0, 5)));
		await().until(() -> this.listener.currentAsOf != null && this.listener.currentAsOf.isAfter(before));
		publish(5, 8);
		await().untilAsserted(() -> assertThat(this.listener.accepted).isEqualTo(numbers(0, 8)));
		assertThat(this.listener.opened).hasSize(1);
		assertThat(this.kafka.reachability.isReachable()).isTrue();
	}

	@Test
	void waitsForATopicThatDoesNotExistYet() throws Exception {
		String later = this.topic + "-later";
		this.kafka.events.subscribe(later, this.listener);
		this.kafka.create(TopicDeclaration.retained(later, 2, 1));
		this.kafka.publish(later, "key", 1);
		await().untilAsserted(() -> assertThat(this.listener.accepted).containsExactly("1"));
	}

	@Test
	void beginsAnewWhenTheTopicIsAnotherOne() throws Exception {
		publish(0, 3);
		this.kafka.events.subscribe(this.topic, this.listener);
		await().until(() -> this.listener.accepted.size() == 3);
		this.kafka.delete(this.topic);
		this.kafka.delete(TopicDeclaration.deadLettersOf(this.topic));
		await().ignoreExceptions().until(() -> {
			this.kafka.create(TopicDeclaration.retained(this.topic, 1, 1));
			return true;
		});
		await().ignoreExceptions().until(() -> this.kafka.publish(this.topic, "key", 7) != null);
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			assertThat(this.listener.opened).hasSize(2).doesNotHaveDuplicates();
			assertThat(this.listener.accepted).containsExactly("0", "1", "2", "7");
		});
	}

	@Test
	void setsAsideWhatIsNoEventAndWhatTheListenerRefuses() throws Exception {
		RecordingListener dead = new RecordingListener() {
			@Override
			public void accept(LogRecord event) {
				this.accepted.add(event.event().getType());
			}
		};
		this.kafka.events.subscribe(this.topic, this.listener);
		this.kafka.events.subscribe(TopicDeclaration.deadLettersOf(this.topic), dead);
		this.kafka.publisher.send(new ProducerRecord<>(this.topic, "key", new byte[] { 1, 2, 3 })).get();
		this.kafka.publish(this.topic, "key", "refuse this");
		publish(0, 1);
		await().untilAsserted(() -> assertThat(this.listener.accepted).containsExactly("0"));
		assertThat(this.listener.skipped).containsExactly(new LogPosition(0, 0), new LogPosition(0, 1));
		assertThat(this.kafka.deadLetters(this.topic)).isEqualTo(2);
		await().untilAsserted(() -> assertThat(dead.accepted).containsExactly("dev.edgewise.test.v1"));
		await().untilAsserted(() -> assertThat(dead.skipped).hasSize(1));
	}

	@Test
	void handsOverEventsFromAfarNoSoonerThanTheyCanArrive() throws Exception {
		EventFactory core = new EventFactory(new ServiceIdentity("core", "test", "1"), this.kafka.json,
				this.kafka.clock);
		try (TestEvents london = new TestEvents(BackingServices.kafkaBootstrapServers(), true)) {
			london.events.subscribe(this.topic, this.listener);
			await().until(() -> this.listener.currentAsOf != null);
			Instant sent = Instant.now();
			this.kafka.publisher.publish(this.topic, "key", core.create("type", "key", 1)).get();
			await().pollInterval(Duration.ofMillis(1)).until(() -> !this.listener.accepted.isEmpty());
			assertThat(Duration.between(sent, Instant.now())).isGreaterThan(Duration.ofMillis(55));
		}
	}

	private void publish(int from, int to) throws Exception {
		for (int i = from; i < to; i++) {
			this.kafka.publish(this.topic, "key", i);
		}
	}

	private static List<String> numbers(int from, int to) {
		return IntStream.range(from, to).mapToObj(String::valueOf).toList();
	}

}
