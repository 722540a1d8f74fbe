package dev.edgewise.gateway.cache;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import dev.edgewise.backing.ChildProcesses;
import dev.edgewise.backing.FreePorts;
import dev.edgewise.backing.ManagedProcess;
import dev.edgewise.backing.RedisServer;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;
import dev.edgewise.platform.origin.OriginClient;
import dev.edgewise.platform.origin.OriginRequest;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two gateways and an origin client of one POP, with a Redis that is killed at the end.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneFetchPerPopIT {

	private static final int EACH = 20;

	private static final ChildProcesses CHILDREN = new ChildProcesses();

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static ManagedProcess redis;

	private static TestGateway one;

	private static TestGateway other;

	private final String path = TestGateway.freshPath();

	private final CountDownLatch released = new CountDownLatch(1);

	@BeforeAll
	static void start(@TempDir Path directory) {
		int port = new FreePorts().next();
		redis = new ManagedProcess(new RedisServer("pop", port, directory, directory.resolve("redis.log")), CHILDREN);
		redis.start().awaitReady(Duration.ofSeconds(30));
		// On a busy machine Redis may be slower than what a request would wait for it.
		Map<String, String> pop = Map.of("spring.data.redis.host", "127.0.0.1", "spring.data.redis.port",
				String.valueOf(port), "edgewise.gateway.routes[0].upstream", "cms-origin",
				"edgewise.cache.collapse.patience", "20s", "edgewise.origin.deadline", "20s",
				"edgewise.cache.redis-deadline", "3s",
				"spring.cloud.gateway.server.webflux.httpclient.response-timeout", "20s");
		one = TestGateway.start(UPSTREAM.url(), pop);
		other = TestGateway.start(UPSTREAM.url(), pop);
	}

	@AfterAll
	static void stop() {
		one.close();
		other.close();
		CHILDREN.close();
		UPSTREAM.close();
	}

	@Test
	@Order(1)
	void gatewaysAndOriginClientsShareIt() throws Exception {
		UPSTREAM.on(this.path, whenReleased(reply(200, "tides", "Cache-Control: max-age=60")));
		List<CompletableFuture<String>> answers = askEverywhere();
		this.released.countDown();
		for (CompletableFuture<String> answer : answers) {
			assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("tides");
		}
		assertThat(UPSTREAM.requests(this.path)).hasSize(1);
	}

	@Test
	@Order(2)
	void whatCannotBeSharedIsWaitedForOnce() throws Exception {
		UPSTREAM.on(this.path, whenReleased(reply(200, "mine", "Cache-Control: private")));
		List<CompletableFuture<String>> answers = askEverywhere();
		assertThat(UPSTREAM.requests(this.path)).hasSize(1);
		this.released.countDown();
		for (CompletableFuture<String> answer : answers) {
			assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("mine");
		}
		assertThat(UPSTREAM.requests(this.path)).hasSize(3 * EACH);
	}

	@Test
	@Order(3)
	void whatIsServedStaleIsConfirmedOnce() {
		UPSTREAM.on(this.path,
				reply(200, "old", "ETag: \"1\"", "Cache-Control: max-age=1, stale-while-revalidate=600"));
		one.get(this.path);
		other.get(this.path);
		AtomicInteger asked = new AtomicInteger();
		ScriptedUpstream.Answer fresh = whenReleased(reply(200, "new", "ETag: \"2\"", "Cache-Control: max-age=600"));
		UPSTREAM.on(this.path, (request, out) -> {
			asked.incrementAndGet();
			fresh.write(request, out);
		});
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> isServedStale(one.get(this.path)) && isServedStale(other.get(this.path)));
		for (int i = 0; i < EACH; i++) {
			assertThat(one.get(this.path).body()).isEqualTo("old");
			assertThat(other.get(this.path).body()).isEqualTo("old");
		}
		this.released.countDown();
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> one.get(this.path).body().equals("new") && other.get(this.path).body().equals("new"));
		assertThat(asked).hasValue(1);
	}

	@Test
	@Order(4)
	void losingRedisCostsFetchesOnly() throws Exception {
		UPSTREAM.on(this.path, whenReleased(reply(200, "tides", "Cache-Control: max-age=60")));
		List<CompletableFuture<String>> answers = askEverywhere();
		redis.kill();
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> UPSTREAM.requests(this.path).size() >= 2);
		this.released.countDown();
		for (CompletableFuture<String> answer : answers) {
			assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("tides");
		}
		assertThat(UPSTREAM.requests(this.path)).as("one for each process").hasSize(2);
	}

	/** The origin client is one of the second gateway's process. */
	private List<CompletableFuture<String>> askEverywhere() {
		OriginClient client = other.bean(OriginClient.class);
		OriginRequest request = OriginRequest.json(this.path);
		long before = misses(one) + misses(other);
		List<CompletableFuture<String>> answers = new ArrayList<>();
		for (int i = 0; i < EACH; i++) {
			answers.add(async(() -> body(one.get(this.path))));
			answers.add(async(() -> body(other.get(this.path))));
			answers.add(async(() -> new String(client.get(request).body())));
		}
		Awaitility.await()
			.atMost(Duration.ofSeconds(15))
			.until(() -> misses(one) + misses(other) - before >= 3 * EACH && !UPSTREAM.requests(this.path).isEmpty());
		return answers;
	}

	private static CompletableFuture<String> async(Supplier<String> question) {
		CompletableFuture<String> answer = new CompletableFuture<>();
		Thread.startVirtualThread(() -> {
			try {
				answer.complete(question.get());
			}
			catch (RuntimeException ex) {
				answer.completeExceptionally(ex);
			}
		});
		return answer;
	}

	private static boolean isServedStale(HttpResponse<String> answer) {
		return answer.headers().firstValue("Cache-Status").orElse("").contains("stale-while-revalidate");
	}

	private static String body(HttpResponse<String> answer) {
		return answer.body();
	}

	private static long misses(TestGateway gateway) {
		return gateway.bean(HttpCache.class).stats().misses();
	}

	private ScriptedUpstream.Answer whenReleased(ScriptedUpstream.Answer answer) {
		return (request, out) -> {
			try {
				this.released.await(30, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			answer.write(request, out);
		};
	}

}
