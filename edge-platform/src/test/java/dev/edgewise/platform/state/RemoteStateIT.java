package dev.edgewise.platform.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.edgewise.platform.event.TestEvents;
import dev.edgewise.platform.event.TopicDeclaration;
import dev.edgewise.platform.testing.BackingServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RemoteStateIT {

	private final String name = UUID.randomUUID().toString();

	private final TestEvents here = new TestEvents(BackingServices.kafkaBootstrapServers());

	private final TestEvents there = new TestEvents(BackingServices.kafkaBootstrapServers());

	private RemoteState<Score> state;

	@BeforeEach
	void open() throws Exception {
		this.here.create(TopicDeclaration.compacted(RemoteStates.topicOf(this.name), 2));
		this.state = open(this.here);
	}

	@AfterEach
	void close() throws Exception {
		this.here.close();
		this.there.close();
	}

	@Test
	void isAGuessAtOnceAndAFactWhenTheLogHasIt() {
		this.state.put("ada", new Score(1));
		assertThat(this.state.get("ada")).contains(new Score(1));
		await().until(() -> !this.state.isGuess("ada"));
		assertThat(this.state.get("ada")).contains(new Score(1));
		assertThat(this.state.snapshot()).containsEntry("ada", new Score(1));
	}

	@Test
	void isSeenByOtherInstancesAndFillsFromTheFirstRecord() throws Exception {
		this.state.put("ada", new Score(1)).get();
		this.state.put("ada", new Score(2)).get();
		this.state.put("kenji", new Score(3)).get();
		this.state.remove("kenji").get();
		RemoteState<Score> other = open(this.there);
		await().untilAsserted(() -> assertThat(other.get("ada")).contains(new Score(2)));
		await().until(() -> other.currentAsOf().isAfter(Instant.EPOCH));
		assertThat(other.get("kenji")).isEmpty();
		assertThat(other.isGuess("ada")).isFalse();
	}

	@Test
	void forgetsRemovedKeysEverywhere() throws Exception {
		RemoteState<Score> other = open(this.there);
		this.state.put("ada", new Score(1)).get();
		await().until(() -> other.get("ada").isPresent());
		this.state.remove("ada");
		assertThat(this.state.get("ada")).isEmpty();
		await().until(() -> other.get("ada").isEmpty());
		await().until(() -> !this.state.isGuess("ada"));
		assertThat(this.state.snapshot()).isEmpty();
	}

	@Test
	void agreesWithOthersWhoWriteTheSameKeyAtTheSameTime() {
		RemoteState<Score> other = open(this.there);
		for (int i = 0; i < 50; i++) {
			this.state.put("ada", new Score(i));
			other.put("ada", new Score(1000 + i));
		}
		await().until(() -> !this.state.isGuess("ada") && !other.isGuess("ada"));
		Instant now = Instant.now();
		await().until(() -> this.state.currentAsOf().isAfter(now) && other.currentAsOf().isAfter(now));
		assertThat(this.state.get("ada")).isEqualTo(other.get("ada"));
	}

	@Test
	void tellsWatchersOfOwnAndOthersChangesOnce() throws Exception {
		List<Score> told = new CopyOnWriteArrayList<>();
		this.state.watch((key, value) -> told.add(value.orElseThrow()));
		this.state.put("ada", new Score(1)).get();
		await().until(() -> !this.state.isGuess("ada"));
		open(this.there).put("ada", new Score(2)).get();
		await().untilAsserted(() -> assertThat(told).containsExactly(new Score(1), new Score(2)));
	}

	@Test
	void isReadableWithoutKafkaAndPublishesLater() throws Exception {
		try (var broker = BackingServices.ownKafka().start();
				TestEvents mine = new TestEvents(broker.bootstrapServers());
				TestEvents others = new TestEvents(broker.bootstrapServers())) {
			mine.create(TopicDeclaration.compacted(RemoteStates.topicOf(this.name), 1));
			RemoteState<Score> state = open(mine);
			RemoteState<Score> other = open(others);
			state.put("ada", new Score(1)).get();
			await().until(() -> !state.isGuess("ada"));
			broker.process().kill();
			assertThat(state.put("kenji", new Score(2))).failsWithin(Duration.ofSeconds(5));
			assertThat(state.get("ada")).contains(new Score(1));
			assertThat(state.get("kenji")).contains(new Score(2));
			assertThat(state.isGuess("kenji")).isTrue();
			broker.start();
			await().atMost(Duration.ofSeconds(10)).until(() -> other.get("kenji").isPresent());
			await().until(() -> !state.isGuess("kenji"));
			assertThat(other.get("ada")).contains(new Score(1));
		}
	}

	private RemoteState<Score> open(TestEvents instance) {
		return new RemoteStates(instance.events, instance.publisher, instance.factory, instance.json).open(this.name,
				Score.class);
	}

	record Score(int points) {
	}

}
