package dev.edgewise.cms.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.edgewise.cms.outbox.ContentChange.Action;
import dev.edgewise.cms.outbox.ContentChange.PurgeMode;
import dev.edgewise.cms.testing.Backing;
import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** With a slow poll, so that what is quick must have been heard of. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "edgewise.outbox.idle-poll=1s")
class OutboxRelayIT {

	@Autowired
	ChangeJournal journal;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	UnsteadySink sink;

	@Autowired
	JdbcClient jdbc;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheRelayRuns() {
		await().atMost(Duration.ofSeconds(60)).until(this::relayRuns);
	}

	@Test
	void keepsTheOrderOfAnArticleWhenSendsFailFirst() {
		String article = UUID.randomUUID().toString();
		this.sink.failNext(article, 3);
		for (int revision = 1; revision <= 5; revision++) {
			record(change(article, revision));
		}
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.sink.purges(article)).containsExactly(1L, 2L, 3L, 4L, 5L));
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(backlog()).isZero());
	}

	@Test
	void holdsBackNoOtherArticle() {
		String stuck = UUID.randomUUID().toString();
		String fine = UUID.randomUUID().toString();
		this.sink.failNext(stuck, Integer.MAX_VALUE);
		record(change(stuck, 1));
		record(change(fine, 1));
		record(change(stuck, 2));
		record(change(fine, 2));
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.sink.purges(fine)).containsExactly(1L, 2L));
		assertThat(this.sink.purges(stuck)).isEmpty();
		this.sink.failNext(stuck, 0);
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.sink.purges(stuck)).containsExactly(1L, 2L));
	}

	@Test
	void repeatsBothEventsUnderTheirIdsWhenOneIsNotAcknowledged() {
		String article = UUID.randomUUID().toString();
		this.sink.failNextChanged(article);
		record(change(article, 1));
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.sink.purges(article)).containsExactly(1L, 1L));
		assertThat(this.sink.sent.stream()
			.filter((event) -> article.equals(event.getSubject()))
			.map(CloudEvent::getId)
			.distinct()).hasSize(2);
	}

	@Test
	void sendsNothingThatWasNotCommitted() {
		String rolledBack = UUID.randomUUID().toString();
		String committed = UUID.randomUUID().toString();
		this.transaction.executeWithoutResult((status) -> {
			this.journal.record(change(rolledBack, 1));
			status.setRollbackOnly();
		});
		record(change(committed, 1));
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.sink.purges(committed)).containsExactly(1L));
		assertThat(this.sink.purges(rolledBack)).isEmpty();
	}

	@Test
	void refusesChangesOutsideATransaction() {
		assertThatThrownBy(() -> this.journal.record(change("x", 1))).hasMessageContaining("transaction");
	}

	@Test
	void hearsOfCommitsInsteadOfPolling() {
		List<Long> millis = new ArrayList<>();
		for (int revision = 1; revision <= 50; revision++) {
			String article = UUID.randomUUID().toString();
			long before = System.nanoTime();
			record(change(article, revision));
			await().pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(1))
				.until(() -> !this.sink.purges(article).isEmpty());
			millis.add((System.nanoTime() - before) / 1_000_000);
		}
		assertThat(millis.stream().sorted().toList().get(25)).as("median").isLessThan(500);
	}

	private void record(ContentChange change) {
		this.transaction.executeWithoutResult((status) -> this.journal.record(change));
	}

	private static ContentChange change(String article, long revision) {
		return new ContentChange("article", article, "slug", revision, Action.UPDATED, List.of("article:" + article),
				PurgeMode.SOFT, Instant.now());
	}

	private long backlog() {
		return this.jdbc.sql("select count(*) from outbox_record").query(Long.class).single();
	}

	private boolean relayRuns() {
		try {
			return this.jdbc.sql("select count(*) from outbox_partition").query(Long.class).single() > 0;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/** Acknowledges most of the time, and remembers what it acknowledged. */
	static class UnsteadySink implements ChangeSink {

		final List<CloudEvent> sent = new CopyOnWriteArrayList<>();

		private final Map<String, Integer> failures = new ConcurrentHashMap<>();

		void failNext(String article, int times) {
			this.failures.put(ChangeEvents.PURGES_TOPIC + article, times);
		}

		void failNextChanged(String article) {
			this.failures.put(ChangeEvents.CHANGED_TOPIC + article, 1);
		}

		List<Long> purges(String article) {
			return this.sent.stream()
				.filter((event) -> event.getType().contains("purge") && article.equals(event.getSubject()))
				.map((event) -> Long.valueOf(event.getId().substring(event.getId().lastIndexOf('/') + 1)))
				.toList();
		}

		@Override
		public CompletableFuture<?> publish(String topic, String key, CloudEvent event) {
			Integer due = this.failures.computeIfPresent(topic + key, (name, left) -> left - 1);
			if (due != null && due >= 0) {
				return CompletableFuture.failedFuture(new IllegalStateException("not now"));
			}
			this.sent.add(event);
			return CompletableFuture.completedFuture(null);
		}

	}

	@TestConfiguration
	static class Configuration {

		@Bean
		@Primary
		UnsteadySink unsteadySink() {
			return new UnsteadySink();
		}

	}

}
