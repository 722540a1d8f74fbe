package dev.edgewise.platform.event;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.edgewise.platform.testing.BackingServices;
import dev.edgewise.platform.testing.BackingServices.OwnKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class KafkaOutageIT {

	private static final Duration RECOVERY = Duration.ofSeconds(10);

	private final OwnKafka broker = BackingServices.ownKafka();

	private final TestEvents kafka = new TestEvents(this.broker.bootstrapServers());

	private final RecordingListener listener = new RecordingListener();

	@AfterEach
	void close() throws Exception {
		this.kafka.close();
		this.broker.close();
	}

	@Test
	void goesOnWhereItStoppedAfterKafkaWasKilled() throws Exception {
		this.broker.start();
		this.kafka.create(TopicDeclaration.retained("survivor", 1, 1));
		this.kafka.events.subscribe("survivor", this.listener);
		this.kafka.publish("survivor", "key", 1);
		await().until(() -> this.listener.accepted.size() == 1);
		this.broker.process().kill();
		CompletableFuture<LogPosition> lost = this.kafka.publisher.publish("survivor", "key",
				this.kafka.factory.create("type", "key", 0));
		assertThat(lost).failsWithin(Duration.ofSeconds(5));
		await().until(() -> !this.kafka.reachability.isReachable());
		this.broker.start();
		await().atMost(RECOVERY).ignoreExceptions().until(() -> this.kafka.publish("survivor", "key", 2) != null);
		await().atMost(RECOVERY).untilAsserted(() -> assertThat(this.listener.accepted).containsExactly("1", "2"));
		assertThat(this.listener.opened).hasSize(1);
		assertThat(this.kafka.reachability.isReachable()).isTrue();
	}

	@Test
	void noticesAKafkaThatHangsAndGoesOnWhenItWakes() throws Exception {
		this.broker.start();
		this.kafka.create(TopicDeclaration.retained("sleeper", 1, 1));
		this.kafka.events.subscribe("sleeper", this.listener);
		await().until(() -> this.listener.currentAsOf != null);
		this.broker.process().pause();
		await().atMost(RECOVERY).until(() -> !this.kafka.reachability.isReachable());
		this.broker.process().resume();
		await().atMost(RECOVERY).ignoreExceptions().until(() -> this.kafka.publish("sleeper", "key", 1) != null);
		await().atMost(RECOVERY).untilAsserted(() -> assertThat(this.listener.accepted).containsExactly("1"));
		assertThat(this.listener.opened).hasSize(1);
	}

	@Test
	void createsTopicsWithTheirConfigurationWhenKafkaAppearsLate(CapturedOutput output) throws Exception {
		TopicDeclaration topic = TopicDeclaration.compacted("late", 2);
		TopicProvisioner provisioner = new TopicProvisioner(this.kafka.clients, java.util.List.of(topic),
				this.kafka.reachability);
		provisioner.start();
		await().until(() -> output.getOut().contains("Kafka is out of reach"));
		this.broker.start();
		this.kafka.events.subscribe("late", this.listener);
		await().atMost(RECOVERY).until(() -> this.listener.currentAsOf != null);
		await().atMost(RECOVERY).until(() -> this.kafka.reachability.isReachable());
		try (var admin = this.kafka.clients.admin()) {
			var resource = new org.apache.kafka.common.config.ConfigResource(
					org.apache.kafka.common.config.ConfigResource.Type.TOPIC, "late");
			var config = admin.describeConfigs(java.util.List.of(resource)).all().get().get(resource);
			assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
			assertThat(admin.describeTopics(java.util.List.of("late")).allTopicNames().get().get("late").partitions())
				.hasSize(2);
			await().atMost(RECOVERY)
				.until(() -> admin.listTopics().names().get().contains(TopicDeclaration.deadLettersOf("late")));
		}
		provisioner.stop();
	}

	@Test
	void failsToPublishInTimeWithKafkaAway() {
		long start = System.nanoTime();
		CompletableFuture<LogPosition> lost = this.kafka.publisher.publish("nowhere", "key",
				this.kafka.factory.create("type", "key", 0));
		assertThatExceptionOfType(ExecutionException.class)
			.isThrownBy(() -> lost.get(5, java.util.concurrent.TimeUnit.SECONDS));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
	}

	@Test
	void makesNoClientsAndNoNoiseWhileKafkaIsAway(CapturedOutput output) {
		this.kafka.events.subscribe("nowhere", this.listener);
		await().until(() -> kafkaThreads() > 0);
		long before = kafkaThreads();
		await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(() -> kafkaThreads() <= before);
		assertThat(output.getOut()).doesNotContain(" ERROR ");
	}

	private static long kafkaThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("kafka-admin"))
			.count();
	}

}
