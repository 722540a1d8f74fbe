package dev.edgewise.gateway.route;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.gateway.testing.FakeIssuer;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;
import dev.edgewise.platform.viewer.ServiceTokens;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static dev.edgewise.gateway.testing.ScriptedUpstream.validated;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * London fetches through Tokyo, which hears of London's purges five seconds late; and
 * through something at Tokyo's address that is no gateway of ours.
 */
class ShieldIT {

	private static final String LIFETIME = "Cache-Control: max-age=3600";

	private static final FakeIssuer ISSUER = new FakeIssuer();

	private static final ScriptedUpstream CORE = ScriptedUpstream.start();

	private static final ScriptedUpstream IMPOSTOR = ScriptedUpstream.start();

	private static TestGateway tokyo;

	private static TestGateway london;

	private static TestGateway deceived;

	private final String path = TestGateway.freshPath();

	private final String key = "article:" + UUID.randomUUID();

	@BeforeAll
	static void start() {
		Map<String, String> late = pop("nrt", "http://localhost:1", 5);
		late.put("edgewise.distance.enabled", "true");
		late.put("edgewise.distance.kilometres-per-millisecond", "3");
		tokyo = TestGateway.start(CORE.url(), late);
		london = TestGateway.start(CORE.url(), pop("lhr", tokyo.url(), 6));
		Map<String, String> hasty = pop("lhr", IMPOSTOR.url(), 7);
		hasty.put("edgewise.origin.shield.deadline", "300ms");
		deceived = TestGateway.start(CORE.url(), hasty);
		for (TestGateway gateway : List.of(london, deceived)) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> gateway.bean(ServiceTokens.class).current().isPresent());
		}
	}

	@AfterAll
	static void stop() {
		deceived.close();
		london.close();
		tokyo.close();
		IMPOSTOR.close();
		CORE.close();
		ISSUER.close();
	}

	/** Each POP has a Redis of its own, and the core is next to Tokyo. */
	private static Map<String, String> pop(String code, String tokyo, int redis) {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("edgewise.pop", code);
		properties.put("edgewise.origin.shield.pop", "nrt");
		properties.put("edgewise.service.client-secret", FakeIssuer.SECRET);
		properties.put("edgewise.identity.issuer", ISSUER.url());
		properties.put("edgewise.gateway.routes[0].core", "true");
		properties.put("spring.data.redis.database", String.valueOf(redis));
		properties.put("edgewise.topology.core.latitude", "35.77");
		properties.put("edgewise.topology.core.longitude", "140.39");
		place(properties, 0, "lhr", "51.47", "-0.45", "http://localhost:1");
		place(properties, 1, "nrt", "35.77", "140.39", tokyo);
		return properties;
	}

	private static void place(Map<String, String> properties, int index, String code, String latitude, String longitude,
			String url) {
		String prefix = "edgewise.topology.pops[" + index + "].";
		properties.put(prefix + "code", code);
		properties.put(prefix + "city", code);
		properties.put(prefix + "latitude", latitude);
		properties.put(prefix + "longitude", longitude);
		properties.put(prefix + "url", url);
	}

	@Test
	void severalPopsCostTheCoreOneRequest() {
		CORE.on(this.path, reply(200, "tides", LIFETIME));
		assertThat(tokyo.get(this.path).body()).isEqualTo("tides");
		HttpResponse<String> fetched = london.get(this.path);
		assertThat(fetched.body()).isEqualTo("tides");
		assertThat(cacheStatus(fetched))
			.matches("edgewise-nrt; hit; ttl=\\d+, edgewise-lhr; fwd=uri-miss; fwd-status=200; stored");
		assertThat(fetched.headers().allValues("Edge-Pop")).containsExactly("lhr");
		assertThat(fetched.headers().firstValue("Server-Timing").orElseThrow()).contains("shield;dur=");
		assertThat(cacheStatus(london.get(this.path))).startsWith("edgewise-lhr; hit");
		assertThat(CORE.requests(this.path)).hasSize(1);
	}

	@Test
	void shieldIsFilledByWhoAsksThroughIt() {
		CORE.on(this.path, reply(200, "tides", LIFETIME));
		assertThat(london.get(this.path).body()).isEqualTo("tides");
		assertThat(cacheStatus(tokyo.get(this.path))).startsWith("edgewise-nrt; hit");
		assertThat(CORE.requests(this.path)).hasSize(1);
		assertThat(CORE.requests(this.path).getFirst().header("Edge-Peer")).isNull();
		assertThat(CORE.requests(this.path).getFirst().header("CDN-Loop")).isEqualTo("edgewise-lhr");
	}

	@Test
	void confirmationsComeThroughTheShieldToo() {
		CORE.on(this.path, validated("\"1\"", "tides", "Cache-Control: max-age=0"));
		london.get(this.path);
		HttpResponse<String> confirmed = london.get(this.path);
		assertThat(confirmed.body()).isEqualTo("tides");
		assertThat(cacheStatus(confirmed)).contains("fwd-status=304");
		assertThat(CORE.requests(this.path).getLast().header("If-None-Match")).isEqualTo("\"1\"");
	}

	@Test
	void onlyPeersAreToldWhatIsForCaches() {
		CORE.on(this.path, reply(200, "tides", "CDN-Cache-Control: max-age=3600", "Surrogate-Key: " + this.key));
		tokyo.get(this.path);
		assertThat(tokyo.get(this.path, "Edge-Peer", ISSUER.serviceToken()).headers().map())
			.containsKeys("surrogate-key", "cdn-cache-control", "edge-purge-position");
		String editor = ISSUER.token("edith", "editor", Duration.ofMinutes(5));
		for (HttpResponse<String> answer : List.of(tokyo.get(this.path), london.get(this.path), london.get(this.path),
				tokyo.get(this.path, "Edge-Peer", "made up"), tokyo.get(this.path, "Edge-Peer", editor),
				tokyo.get(this.path, "Authorization", "Bearer " + ISSUER.serviceToken()))) {
			assertThat(answer.body()).isEqualTo("tides");
			assertThat(answer.headers().map()).doesNotContainKeys("surrogate-key", "cdn-cache-control",
					"edge-purge-position", "edge-peer");
		}
	}

	@Test
	void shieldThatHasNotHeardOfAPurgeIsNotBelieved() {
		CORE.on(this.path, reply(200, "old", LIFETIME, "Surrogate-Key: " + this.key));
		london.get(this.path);
		CORE.on(this.path, reply(200, "new", LIFETIME, "Surrogate-Key: " + this.key));
		london.purge(this.key, "hard");
		assertThat(london.get(this.path).body()).isEqualTo("new");
		assertThat(tokyo.get(this.path).body()).as("it has not heard of it, or this shows nothing").isEqualTo("old");
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> tokyo.get(this.path).body().equals("new"));
	}

	@Test
	void nothingOlderThanAnAppliedPurgeComesThroughTheShield() throws Exception {
		AtomicInteger version = new AtomicInteger();
		AtomicInteger least = new AtomicInteger();
		AtomicBoolean going = new AtomicBoolean(true);
		CORE.on(this.path,
				(request, out) -> reply(200, String.valueOf(version.get()), LIFETIME, "Surrogate-Key: " + this.key)
					.write(request, out));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> readers = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				TestGateway asked = (i == 0) ? tokyo : london;
				readers.add(threads.submit(() -> read(asked, (asked == london) ? least : new AtomicInteger(), going)));
			}
			for (int i = 1; i <= 30; i++) {
				version.set(i);
				london.purge(this.key, "hard");
				least.set(i);
				assertThat(london.get(this.path).body()).isEqualTo(String.valueOf(i));
				if (i % 15 == 0) {
					awaitTokyo();
				}
			}
			going.set(false);
			for (Future<Integer> reader : readers) {
				assertThat(reader.get()).isZero();
			}
		}
	}

	private int read(TestGateway gateway, AtomicInteger least, AtomicBoolean going) {
		int older = 0;
		while (going.get()) {
			int bound = least.get();
			older += (Integer.parseInt(gateway.get(this.path).body()) < bound) ? 1 : 0;
		}
		return older;
	}

	private static void awaitTokyo() {
		long offset = london.bean(HttpCache.class).position().offset();
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> tokyo.bean(HttpCache.class).position().offset() >= offset);
	}

	@Test
	void whatWasInTheShieldOrHereDoesNotGoRound() {
		for (String loop : List.of("edgewise-nrt", "other, edgewise-lhr; v=1")) {
			String looped = TestGateway.freshPath();
			CORE.on(looped, reply(200, "tides", LIFETIME));
			assertThat(cacheStatus(london.get(looped, "CDN-Loop", loop))).startsWith("edgewise-lhr");
		}
	}

	@Test
	void answerWithoutAPositionIsNotBelieved() {
		CORE.on(this.path, reply(200, "right", LIFETIME));
		IMPOSTOR.on(this.path, reply(200, "wrong", LIFETIME, "Set-Cookie: a=b", "X-Impostor: yes"));
		HttpResponse<String> answer = deceived.get(this.path);
		assertThat(answer.body()).isEqualTo("right");
		assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "x-impostor");
		assertThat(IMPOSTOR.requests(this.path)).hasSize(1);
	}

	@Test
	void failingShieldIsPassedBy() {
		CORE.on(this.path, reply(200, "tides", LIFETIME));
		IMPOSTOR.on(this.path, reply(503, "failing", "Retry-After: 1"));
		HttpResponse<String> answer = deceived.get(this.path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("tides");
		assertThat(answer.headers().map()).doesNotContainKey("retry-after");
	}

	@Test
	void silentShieldIsPassedByAfterItsDeadline() {
		CORE.on(this.path, reply(200, "tides", LIFETIME));
		IMPOSTOR.on(this.path, (request, out) -> pause());
		HttpResponse<String> answer = deceived.get(this.path);
		assertThat(answer.body()).isEqualTo("tides");
		assertThat(answer.headers().firstValue("Server-Timing").orElseThrow()).contains("shield;dur=3", "origin;dur=");
	}

	@Test
	void shieldThatIsAwayIsPassedBy() {
		try (TestGateway alone = TestGateway.start(CORE.url(), pop("lhr", "http://127.0.0.1:1", 8))) {
			CORE.on(this.path, reply(200, "tides", LIFETIME));
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> alone.bean(ServiceTokens.class).current().isPresent());
			assertThat(alone.get(this.path).body()).isEqualTo("tides");
		}
	}

	private static void pause() {
		try {
			Thread.sleep(Duration.ofSeconds(10));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String cacheStatus(HttpResponse<String> answer) {
		return answer.headers().firstValue("Cache-Status").orElseThrow();
	}

}
