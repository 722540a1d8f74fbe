package dev.edgewise.platform.origin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpHandler;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.collapse.CollapseLimits;
import dev.edgewise.cache.collapse.Collapsing;
import dev.edgewise.cache.collapse.Leases;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.store.HeapStore;
import dev.edgewise.platform.pop.Place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

class OriginClientTests {

	private static final OriginRequest ARTICLE = OriginRequest.json("/article");

	private static final HttpHandler CACHEABLE = (exchange) -> TinyOrigin.answer(exchange, 200, "content", "ETag",
			"\"1\"", "Cache-Control", "max-age=60, stale-if-error=600", "Surrogate-Key", "article:1");

	private final PurgeIndex purges = new PurgeIndex(100);

	private final CircuitBreaker breaker = CircuitBreaker.of("core",
			CircuitBreakerConfig.custom()
				.slidingWindowSize(4)
				.minimumNumberOfCalls(2)
				.waitDurationInOpenState(Duration.ofMillis(200))
				.permittedNumberOfCallsInHalfOpenState(1)
				.build());

	private OriginGate gate = new OriginGate("core", 100, 100, Duration.ofSeconds(1));

	private volatile Duration ahead = Duration.ZERO;

	private TinyOrigin origin;

	private boolean behindShield;

	private @Nullable URI shieldUrl;

	private @Nullable String token = "ours";

	private OriginClient client;

	@BeforeEach
	void start() throws IOException {
		this.origin = new TinyOrigin();
		this.purges.begin("log", 0);
		this.purges.confirm(Instant.now().plusSeconds(3600));
		this.client = client(Duration.ZERO);
	}

	@AfterEach
	void stop() {
		this.origin.close();
	}

	@Test
	void callsTheOriginOnceForWhatItMayKeep() {
		this.origin.handler = CACHEABLE;
		OriginResponse first = this.client.get(ARTICLE);
		OriginResponse second = this.client.get(ARTICLE);
		assertThat(first.hit()).isFalse();
		assertThat(second.hit()).isTrue();
		assertThat(second.body()).asString().isEqualTo("content");
		assertThat(this.origin.requests).hasSize(1);
		assertThat(second.timing().toString()).isEmpty();
	}

	@Test
	void asksAgainForWhatItMayNotKeep() {
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 200, "content", "Cache-Control", "no-store");
		this.client.get(ARTICLE);
		this.client.get(ARTICLE);
		assertThat(this.origin.requests).hasSize(2);
	}

	@Test
	void revalidatesWhatIsStale() {
		this.origin.handler = CACHEABLE;
		this.client.get(ARTICLE);
		this.ahead = Duration.ofSeconds(61);
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 304, "", "ETag", "\"1\"", "Cache-Control",
				"max-age=600");
		OriginResponse confirmed = this.client.get(ARTICLE);
		assertThat(this.origin.requests.getLast().getFirst("If-None-Match")).isEqualTo("\"1\"");
		assertThat(confirmed.status()).isEqualTo(200);
		assertThat(confirmed.body()).asString().isEqualTo("content");
		assertThat(confirmed.stale()).isFalse();
		assertThat(this.client.get(ARTICLE).hit()).isTrue();
	}

	@Test
	void doesNotWaitForTheOriginWhereItAllowsAStaleAnswerMeanwhile() {
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 200, "old", "Cache-Control",
				"max-age=60, stale-while-revalidate=600");
		this.client.get(ARTICLE);
		this.ahead = Duration.ofSeconds(61);
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 200, "new", "Cache-Control", "max-age=60");
		OriginResponse meanwhile = this.client.get(ARTICLE);
		assertThat(meanwhile.body()).asString().isEqualTo("old");
		assertThat(meanwhile.hit()).isTrue();
		assertThat(meanwhile.stale()).as("the origin does not fail").isFalse();
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> new String(this.client.get(ARTICLE).body()).equals("new"));
	}

	@Test
	void fetchesAgainAfterAPurge() {
		this.origin.handler = CACHEABLE;
		this.client.get(ARTICLE);
		this.purges.apply(0, Purge.of(java.util.Set.of("article:1"), Purge.Mode.HARD));
		assertThat(this.client.get(ARTICLE).hit()).isFalse();
		assertThat(this.origin.requests).hasSize(2);
	}

	@Test
	void countsAnAnswerFromThePositionOfWhoeverGaveIt() {
		this.purges.apply(0, Purge.of(java.util.Set.of("article:1"), Purge.Mode.HARD));
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 200, "old", "Cache-Control", "max-age=60",
				"Surrogate-Key", "article:1", "Edge-Purge-Position", "log:-1");
		assertThat(this.client.get(ARTICLE).purgePosition().offset()).isEqualTo(-1);
		assertThat(this.client.get(ARTICLE).hit()).as("older than the purge").isFalse();
	}

	@Test
	void standsInForAFailingOriginWithWhatItHasMarkedStale() {
		this.origin.handler = CACHEABLE;
		this.client.get(ARTICLE);
		this.ahead = Duration.ofSeconds(61);
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 503, "broken");
		OriginResponse stale = this.client.get(ARTICLE);
		assertThat(stale.status()).isEqualTo(200);
		assertThat(stale.stale()).isTrue();
	}

	@Test
	void passesAnErrorOnWhenNothingStandsIn() {
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 503, "broken");
		assertThat(this.client.get(ARTICLE).status()).isEqualTo(503);
	}

	@Test
	void givesUpAtTheDeadline() {
		CountDownLatch released = new CountDownLatch(1);
		this.origin.handler = (exchange) -> awaitQuietly(released);
		assertThatExceptionOfType(OriginUnavailableException.class).isThrownBy(() -> this.client.get(ARTICLE));
		released.countDown();
	}

	@Test
	void givesUpAtTheDeadlineInTheMiddleOfTheContentAndHangsUp() {
		CompletableFuture<Void> hungUp = new CompletableFuture<>();
		this.origin.handler = (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			try {
				for (int i = 0; i < 2000; i++) {
					exchange.getResponseBody().write('.');
					exchange.getResponseBody().flush();
					awaitQuietly(new CountDownLatch(1), 5);
				}
			}
			catch (IOException ex) {
				hungUp.complete(null);
			}
		};
		assertThatExceptionOfType(OriginUnavailableException.class).isThrownBy(() -> this.client.get(ARTICLE));
		assertThat(hungUp).succeedsWithin(Duration.ofSeconds(5));
	}

	@Test
	void usesWhatItHasAtTheDeadline() {
		this.origin.handler = CACHEABLE;
		this.client.get(ARTICLE);
		this.ahead = Duration.ofSeconds(61);
		CountDownLatch released = new CountDownLatch(1);
		this.origin.handler = (exchange) -> awaitQuietly(released);
		assertThat(this.client.get(ARTICLE).stale()).isTrue();
		released.countDown();
	}

	@Test
	void stopsCallingAFailingOriginAndComesBack() {
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 500, "broken");
		this.client.get(OriginRequest.json("/1"));
		this.client.get(OriginRequest.json("/2"));
		assertThatExceptionOfType(OriginUnavailableException.class).isThrownBy(() -> this.client.get(ARTICLE));
		assertThat(this.origin.requests).hasSize(2);
		this.origin.handler = CACHEABLE;
		await().ignoreExceptions().until(() -> this.client.get(ARTICLE).status() == 200);
		assertThat(this.breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
	}

	@Test
	void refusesAnAnswerThatIsTooLargeWithoutBlamingTheOrigin() {
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 200, "x".repeat(5_000));
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(OriginUnavailableException.class).isThrownBy(() -> this.client.get(ARTICLE))
				.withCauseInstanceOf(AnswerTooLargeException.class);
		}
		assertThat(this.breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
	}

	@Test
	void doesNotKeepWhatIsLargerThanTheCacheTakes() {
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 200, "x".repeat(3_000), "Cache-Control",
				"max-age=60");
		assertThat(this.client.get(ARTICLE).body()).hasSize(3_000);
		assertThat(this.client.get(ARTICLE).hit()).isFalse();
	}

	@Test
	void travelsBothWaysAndSaysSo() {
		this.origin.handler = CACHEABLE;
		OriginClient far = client(Duration.ofMillis(40));
		long start = System.nanoTime();
		OriginResponse response = far.get(ARTICLE);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
		assertThat(response.timing().toString()).contains("distance;dur=80.00", "origin;dur=");
		assertThat(far.get(ARTICLE).timing().toString()).isEmpty();
	}

	@Test
	void makesOneCallForManyWhoLackTheSame() {
		this.origin.handler = (exchange) -> {
			awaitQuietly(new CountDownLatch(1), 200);
			CACHEABLE.handle(exchange);
		};
		List<OriginResponse> answers = together(50, ARTICLE);
		assertThat(answers).hasSize(50)
			.allSatisfy((answer) -> assertThat(answer.body()).asString().contains("content"));
		assertThat(this.origin.requests).hasSize(1);
	}

	@Test
	void neverSharesAnAnswerThatIsNotForAll() {
		this.origin.handler = (exchange) -> {
			awaitQuietly(new CountDownLatch(1), 100);
			TinyOrigin.answer(exchange, 200, "private", "Cache-Control", "private");
		};
		assertThat(together(5, ARTICLE)).hasSize(5);
		assertThat(this.origin.requests).hasSize(5);
	}

	@Test
	void doesNotShareAFetchThatBeganBeforeAPurge() {
		CountDownLatch released = new CountDownLatch(1);
		this.origin.handler = (exchange) -> {
			awaitQuietly(released);
			CACHEABLE.handle(exchange);
		};
		CompletableFuture<OriginResponse> before = this.client.send(ARTICLE).toCompletableFuture();
		await().until(() -> this.origin.requests.size() == 1);
		this.purges.apply(0, Purge.of(java.util.Set.of("article:1"), Purge.Mode.HARD));
		this.origin.handler = CACHEABLE;
		assertThat(this.client.get(ARTICLE).status()).isEqualTo(200);
		assertThat(this.origin.requests).hasSize(2);
		released.countDown();
		before.join();
	}

	@Test
	void remembersForAMomentWhatTheOriginDoesNotHave() {
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 404, "none");
		assertThat(this.client.get(ARTICLE).status()).isEqualTo(404);
		assertThat(this.client.get(ARTICLE).hit()).isTrue();
		this.ahead = Duration.ofSeconds(6);
		assertThat(this.client.get(ARTICLE).hit()).isFalse();
	}

	@Test
	void asksAFailingOriginForOneThingAFewTimesOnly() {
		this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 500, "broken");
		this.breaker.transitionToDisabledState();
		for (int i = 0; i < 3; i++) {
			assertThat(this.client.get(ARTICLE).status()).isEqualTo(500);
		}
		assertThatExceptionOfType(OriginUnavailableException.class).isThrownBy(() -> this.client.get(ARTICLE));
		assertThat(this.origin.requests).hasSize(3);
		this.origin.handler = CACHEABLE;
		await().ignoreExceptions().until(() -> this.client.get(ARTICLE).status() == 200);
	}

	@Test
	void keepsItsQueueShortAndUsesWhatItHasMeanwhile() {
		this.gate = new OriginGate("core", 1, 0, Duration.ofSeconds(1));
		OriginClient bounded = client(Duration.ZERO);
		this.origin.handler = CACHEABLE;
		bounded.get(ARTICLE);
		this.ahead = Duration.ofSeconds(61);
		CountDownLatch released = new CountDownLatch(1);
		this.origin.handler = (exchange) -> {
			awaitQuietly(released, 400);
			CACHEABLE.handle(exchange);
		};
		CompletableFuture<OriginResponse> inside = bounded.send(OriginRequest.json("/1")).toCompletableFuture();
		await().until(() -> this.gate.inside() == 1);
		assertThat(bounded.get(ARTICLE).stale()).isTrue();
		assertThatExceptionOfType(OriginUnavailableException.class)
			.isThrownBy(() -> bounded.get(OriginRequest.json("/2")))
			.withCauseInstanceOf(OriginBusyException.class);
		released.countDown();
		inside.join();
		assertThat(this.breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
		await().until(() -> this.gate.inside() == 0);
	}

	@Test
	void asksTheShieldFirst() throws IOException {
		try (TinyOrigin shield = shield()) {
			shield.handler = (exchange) -> TinyOrigin.answer(exchange, 200, "shield's", "Cache-Control", "max-age=60",
					"Surrogate-Key", "article:1", "Edge-Purge-Position", "log:-1");
			OriginResponse fetched = this.client.get(ARTICLE);
			assertThat(fetched.body()).asString().isEqualTo("shield's");
			assertThat(fetched.timing().toString()).startsWith("shield;dur=").doesNotContain("origin");
			assertThat(shield.requests.getFirst().getFirst("Edge-Peer")).isEqualTo("ours");
			assertThat(shield.requests.getFirst().getFirst("CDN-Loop")).isEqualTo("edgewise-lhr");
			assertThat(this.client.get(ARTICLE).hit()).isTrue();
			assertThat(shield.requests).hasSize(1);
			assertThat(this.origin.requests).isEmpty();
		}
	}

	@Test
	void asksTheOriginWhereTheShieldDoesNotDo() throws IOException {
		try (TinyOrigin shield = shield()) {
			this.purges.apply(0, Purge.of(java.util.Set.of("article:1"), Purge.Mode.HARD));
			List<HttpHandler> unfit = List.of((exchange) -> TinyOrigin.answer(exchange, 200, "no position"),
					(exchange) -> TinyOrigin.answer(exchange, 200, "purged here", "Surrogate-Key", "article:1",
							"Edge-Purge-Position", "log:-1"),
					(exchange) -> TinyOrigin.answer(exchange, 503, "failing", "Edge-Purge-Position", "log:0"),
					(exchange) -> TinyOrigin.answer(exchange, 200, "stale", "Edge-Purge-Position", "log:0",
							"Edge-Knowledge", "guess; reason=stale-if-error"),
					(exchange) -> awaitQuietly(new CountDownLatch(1), 600));
			this.origin.handler = (exchange) -> TinyOrigin.answer(exchange, 200, "right", "Cache-Control", "no-store");
			for (HttpHandler handler : unfit) {
				shield.handler = handler;
				assertThat(this.client.get(ARTICLE).body()).asString().isEqualTo("right");
			}
			assertThat(shield.requests).hasSize(5);
			shield.close();
			assertThat(this.client.get(ARTICLE).body()).asString().isEqualTo("right");
			assertThat(this.origin.requests).hasSize(6)
				.allSatisfy((request) -> assertThat(request).doesNotContainKeys("Edge-Peer", "CDN-Loop"));
		}
	}

	@Test
	void asksTheOriginWhereTheShieldIsNotToBeAsked() throws IOException {
		try (TinyOrigin shield = shield()) {
			this.client.get(OriginRequest.json("/internal/article"));
			this.client.get(new OriginRequest("/article",
					HttpHeaders.of(Map.of("CDN-Loop", List.of("edgewise-nrt")), (name, value) -> true)));
			this.token = null;
			this.client.get(ARTICLE);
			assertThat(shield.requests).isEmpty();
			assertThat(this.origin.requests).hasSize(3);
		}
	}

	/** A shield, and a client that knows it. */
	private TinyOrigin shield() throws IOException {
		TinyOrigin shield = new TinyOrigin();
		this.shieldUrl = shield.url();
		this.behindShield = true;
		this.client = client(Duration.ZERO);
		return shield;
	}

	private ShieldCalls shielded(HttpCache cache, HttpClient http, Executor executor) {
		Place nrt = new Place("nrt", "Tokyo", null, 0, 0, null, this.shieldUrl, null);
		Place lhr = new Place("lhr", "London", null, 0, 0, null, null, null);
		Duration deadline = Duration.ofMillis(200);
		Shield shield = new Shield(nrt, lhr, Duration.ZERO, deadline, List.of("/article"),
				() -> Optional.ofNullable(this.token), cache);
		return new ShieldCalls(shield, new Journey(http, Duration.ZERO, deadline, executor),
				CircuitBreaker.ofDefaults("shield"));
	}

	@Test
	void goesNowhereElseThanToItsOrigin() {
		assertThatIllegalArgumentException().isThrownBy(() -> OriginRequest.json("@elsewhere.example/"));
		this.client.get(OriginRequest.json("//elsewhere.example/"));
		assertThat(this.origin.requests).hasSize(1);
	}

	@Test
	void answersOnlyFromTheCacheWhenToldSo() {
		OriginRequest request = new OriginRequest("/article",
				HttpHeaders.of(Map.of("Cache-Control", List.of("only-if-cached")), (name, value) -> true));
		assertThatExceptionOfType(OriginUnavailableException.class).isThrownBy(() -> this.client.get(request));
		assertThat(this.origin.requests).isEmpty();
	}

	@Test
	void tellsWhetherTheCoreAnswersWithoutTraffic() {
		HttpClient http = HttpClient.newHttpClient();
		CoreReachability core = new CoreReachability(this.breaker, http, this.origin.url(), Clock.systemUTC());
		assertThat(core.isReachable()).isFalse();
		await().until(core::isReachable);
		this.origin.close();
		await().atMost(Duration.ofSeconds(15)).until(() -> !core.isReachable());
	}

	private List<OriginResponse> together(int number, OriginRequest request) {
		try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
			return IntStream.range(0, number)
				.mapToObj((i) -> CompletableFuture.supplyAsync(() -> this.client.get(request), executor))
				.toList()
				.stream()
				.map(CompletableFuture::join)
				.toList();
		}
	}

	private OriginClient client(Duration oneWay) {
		Executor executor = Executors.newVirtualThreadPerTaskExecutor();
		HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor).build();
		OriginProperties properties = new OriginProperties(this.origin.url(), Duration.ofSeconds(1),
				Duration.ofMillis(500), DataSize.ofBytes(4_000), 100, 100, Duration.ofSeconds(1),
				Duration.ofSeconds(5));
		Clock clock = Clock.system(ZoneOffset.UTC);
		HttpCache cache = new HttpCache(new HeapStore(1_000_000), new HeapStore(1_000_000),
				new CacheRules(this.purges, Duration.ofSeconds(60)), new Shifted(clock));
		Collapsing collapsing = new Collapsing(cache, Leases.NONE, OriginClientTests::later, clock, new CollapseLimits(
				Duration.ofMillis(400), 3, 1000, Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofMillis(5)));
		return new OriginClient(this.gate, cache, collapsing,
				new Journey(http, oneWay, properties.deadline(), executor), this.breaker, properties, 2_000,
				this.behindShield ? shielded(cache, http, executor) : null);
	}

	private static Runnable later(Duration delay, Runnable task) {
		CompletableFuture<Void> due = CompletableFuture.runAsync(task,
				CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
		return () -> due.cancel(false);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		awaitQuietly(latch, 10_000);
	}

	private static void awaitQuietly(CountDownLatch latch, long millis) {
		try {
			latch.await(millis, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private final class Shifted extends Clock {

		private final Clock base;

		Shifted(Clock base) {
			this.base = base;
		}

		@Override
		public Instant instant() {
			return this.base.instant().plus(OriginClientTests.this.ahead);
		}

		@Override
		public java.time.ZoneId getZone() {
			return this.base.getZone();
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

	}

}
