package dev.edgewise.platform.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.Invalidation;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.CacheGroup;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.purge.PurgeTag;
import dev.edgewise.cache.purge.PurgeVerdict;
import dev.edgewise.platform.event.LogPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class InvalidationPublisherTests {

	private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

	private final PurgeIndex index = new PurgeIndex(100);

	private final List<PurgeEvent> sent = new CopyOnWriteArrayList<>();

	private volatile boolean away;

	private volatile long offset;

	private final InvalidationPublisher publisher = new InvalidationPublisher(this.index,
			new PurgeLog(this.index, JsonMapper.shared(), Clock.systemUTC()), this::append);

	private CompletableFuture<LogPosition> append(PurgeEvent event) {
		this.sent.add(event);
		return this.away ? CompletableFuture.failedFuture(new IllegalStateException("no Kafka"))
				: CompletableFuture.completedFuture(new LogPosition(0, this.offset));
	}

	@AfterEach
	void stop() {
		this.publisher.stop();
	}

	@Test
	void putsWhatCameTogetherIntoOneHardPurge() {
		this.publisher.add(url("/a"));
		this.publisher.add(url("/b"));
		this.publisher.add(new Invalidation(Set.of(), Set.of(new CacheGroup("core", "tides")), AT));
		this.publisher.start();
		await().until(() -> this.sent.size() == 1 && this.publisher.backlog() == 0);
		PurgeEvent event = this.sent.getFirst();
		assertThat(event.urls()).containsExactly(new CacheKey("core", "/a"), new CacheKey("core", "/b"));
		assertThat(event.groups()).containsExactly(new CacheGroup("core", "tides"));
		assertThat(event.mode()).isEqualTo("hard");
		assertThat(event.all()).isFalse();
	}

	@Test
	void triesAgainUntilTheLogHasIt() {
		this.away = true;
		this.publisher.start();
		this.publisher.add(url("/a"));
		await().until(() -> this.sent.size() >= 2);
		this.away = false;
		int tried = this.sent.size();
		await().until(() -> this.sent.size() > tried);
		this.publisher.add(url("/b"));
		await().until(() -> urls(this.sent.getLast()).contains("/b"));
		assertThat(this.sent.subList(0, this.sent.size() - 1))
			.allSatisfy((event) -> assertThat(urls(event)).contains("/a"));
		assertThat(urls(this.sent.getLast())).as("what the log has is not sent again").containsExactly("/b");
	}

	@Test
	void purgesEverythingWhereMoreWaitThanItKeeps() {
		this.away = true;
		this.publisher.start();
		this.publisher.add(url("/first"));
		await().until(() -> !this.sent.isEmpty());
		IntStream.rangeClosed(0, InvalidationPublisher.MAX_WAITING).forEach((i) -> this.publisher.add(url("/" + i)));
		assertThat(this.publisher.backlog()).isEqualTo(InvalidationPublisher.MAX_WAITING);
		await().atMost(Duration.ofSeconds(20)).until(() -> Boolean.TRUE.equals(this.sent.getLast().all()));
		int failed = this.sent.size();
		await().atMost(Duration.ofSeconds(20)).until(() -> this.sent.size() > failed);
		assertThat(this.sent.getLast().all()).as("still owed").isTrue();
		this.away = false;
		await("paid once").atMost(Duration.ofSeconds(20))
			.until(() -> this.publisher.backlog() == 0 && Boolean.FALSE.equals(this.sent.getLast().all()));
	}

	@Test
	void leavesItToTheLogOnceThatIsApplied() {
		this.index.begin("log", 0);
		this.index.invalidate(Set.of(PurgeTag.of(new CacheKey("core", "/a"))), AT);
		this.publisher.start();
		this.publisher.add(url("/a"));
		await().until(() -> this.sent.size() == 1);
		StoredResponse newer = stored(new PurgePosition("log", 0));
		assertThat(this.index.verdict(newer)).as("the log does not have it here yet").isEqualTo(PurgeVerdict.ENDED);
		this.index.apply(0, Purge.of(Set.of(PurgeTag.of(new CacheKey("core", "/a"))), Purge.Mode.HARD));
		this.publisher.add(url("/b"));
		await().until(() -> this.index.verdict(newer) == PurgeVerdict.SERVABLE);
		assertThat(this.index.verdict(stored(new PurgePosition("log", -1)))).isEqualTo(PurgeVerdict.ENDED);
	}

	private static StoredResponse stored(PurgePosition position) {
		return new StoredResponse(200, java.net.http.HttpHeaders.of(java.util.Map.of(), (name, value) -> true),
				new byte[0], AT, AT, position, Set.of(PurgeTag.of(new CacheKey("core", "/a"))));
	}

	private static Invalidation url(String uri) {
		return new Invalidation(Set.of(new CacheKey("core", uri)), Set.of(), AT);
	}

	private static List<String> urls(PurgeEvent event) {
		List<CacheKey> urls = event.urls();
		return (urls != null) ? urls.stream().map(CacheKey::uri).toList() : List.of();
	}

}
