package dev.edgewise.gateway.cache;

import java.io.EOFException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.collapse.Collapsing;
import dev.edgewise.gateway.testing.Leaks;
import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

/** Many who lack the same at the same time. */
class CollapsingIT {

	private static final String FOR_ALL = "Cache-Control: max-age=60";

	/** A busy machine may need some time to take a thousand requests. */
	private static final Map<String, String> PATIENT = Map.of("edgewise.cache.collapse.patience", "30s",
			"spring.cloud.gateway.server.webflux.httpclient.response-timeout", "30s");

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	private final String path = TestGateway.freshPath();

	@Test
	void thousandConcurrentMissesMakeOneFetch() throws Exception {
		CountDownLatch released = new CountDownLatch(1);
		this.upstream.on(this.path, when(released, reply(200, "tides", FOR_ALL)));
		try (TestGateway patient = TestGateway.start(this.upstream.url(), PATIENT); Leaks leaks = Leaks.watch()) {
			List<RawConnection> clients = IntStream.range(0, 1000).mapToObj((i) -> connect(patient)).toList();
			for (RawConnection client : clients) {
				client.send(request(this.path));
			}
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> patient.bean(HttpCache.class).stats().misses() >= 1000);
			released.countDown();
			List<String> statuses = new ArrayList<>();
			for (RawConnection client : clients) {
				RawConnection.Answer answer = client.read();
				assertThat(answer.body()).isEqualTo("tides");
				statuses.add(answer.headers().get("Cache-Status"));
				client.close();
			}
			assertThat(statuses).filteredOn("edgewise-lhr; fwd=uri-miss; collapsed"::equals).hasSize(999);
			assertThat(patient.bean(HttpCache.class).stats().collapsed()).isEqualTo(999);
			assertThat(this.upstream.requests(this.path)).hasSize(1);
			leaks.assertNone();
		}
	}

	@Test
	void answersThatAreOnePersonsDoNotWaitForOneAnother() {
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		this.upstream.on(this.path, (request, out) -> {
			most.accumulateAndGet(inside.incrementAndGet(), Math::max);
			pause(300);
			inside.decrementAndGet();
			reply(200, "mine", "Cache-Control: private").write(request, out);
		});
		assertThat(together(30)).allSatisfy((answer) -> assertThat(answer.body()).isEqualTo("mine"));
		assertThat(this.upstream.requests(this.path)).hasSize(30);
		assertThat(most.get()).as("after the first, together").isGreaterThan(10);
		assertThat(together(30)).allSatisfy(
				(answer) -> assertThat(cacheStatus(answer)).doesNotContain("collapsed").contains("fwd=uri-miss"));
	}

	@Test
	void leadersClientMayLeave() throws Exception {
		CountDownLatch released = new CountDownLatch(1);
		this.upstream.on(this.path, when(released, reply(200, "tides", FOR_ALL)));
		try (RawConnection leader = new RawConnection(this.gateway.port())) {
			leader.send(request(this.path));
			Awaitility.await().until(() -> this.upstream.requests(this.path).size() == 1);
			CompletableFuture<HttpResponse<String>> follower = ask();
			leader.abort();
			pause(100);
			released.countDown();
			assertThat(follower.get(10, TimeUnit.SECONDS).body()).isEqualTo("tides");
			assertThat(this.upstream.requests(this.path)).hasSize(1);
		}
	}

	@Test
	void leadersClientMayLeaveInTheMiddleOfTheContent() throws Exception {
		CountDownLatch released = new CountDownLatch(1);
		this.upstream.on(this.path, (ScriptedUpstream.Streaming) (request, out) -> {
			ScriptedUpstream.head(out, 200, FOR_ALL, "Content-Length: 9", "");
			out.write("ebb-".getBytes());
			out.flush();
			awaitQuietly(released);
			out.write("tides".getBytes());
		});
		try (RawConnection leader = new RawConnection(this.gateway.port())) {
			leader.send(request(this.path));
			leader.readUntilLine("Cache-Status");
			CompletableFuture<HttpResponse<String>> follower = ask();
			leader.abort();
			pause(100);
			released.countDown();
			assertThat(follower.get(10, TimeUnit.SECONDS).body()).isEqualTo("ebb-tides");
			assertThat(this.upstream.requests(this.path)).hasSize(1);
		}
	}

	@Test
	void leadersClientMayBeSlow() throws Exception {
		String large = "x".repeat(1 << 20);
		this.upstream.on(this.path, reply(200, large, FOR_ALL));
		try (RawConnection leader = new RawConnection(this.gateway.port())) {
			leader.send(request(this.path));
			Awaitility.await().until(() -> this.upstream.requests(this.path).size() == 1);
			assertThat(ask().get(5, TimeUnit.SECONDS).body()).hasSize(large.length());
			assertThat(leader.read().body()).hasSize(large.length());
		}
		assertThat(this.upstream.requests(this.path)).hasSize(1);
	}

	@Test
	void dyingAnswerIsFollowedByOneNewFetch() {
		AtomicInteger calls = new AtomicInteger();
		this.upstream.on(this.path, (ScriptedUpstream.Streaming) (request, out) -> {
			if (calls.getAndIncrement() == 0) {
				ScriptedUpstream.head(out, 200, FOR_ALL, "Content-Length: 100", "");
				out.write("half".getBytes());
				out.flush();
				pause(500);
				throw new EOFException();
			}
			pause(300);
			reply(200, "whole", FOR_ALL).write(request, out);
		});
		CompletableFuture<HttpResponse<String>> leader = ask();
		Awaitility.await().until(() -> calls.get() == 1);
		assertThat(together(20)).allSatisfy((answer) -> assertThat(answer.body()).isEqualTo("whole"));
		assertThat(leader).isCompletedExceptionally();
		assertThat(calls.get()).isEqualTo(2);
	}

	@Test
	void failingUpstreamIsAskedByOneAtATimeAndTheRestIsTold() {
		String failing = "/fails/crowd/" + this.path.substring(13);
		this.upstream.on(failing, (request, out) -> {
			pause(200);
			reply(500, "broken").write(request, out);
		});
		List<HttpResponse<String>> answers = together(50, failing);
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.statusCode()).isIn(500, 503));
		assertThat(answers).filteredOn((answer) -> answer.headers().firstValue("Retry-After").isPresent())
			.hasSizeGreaterThan(40);
		assertThat(this.upstream.requests(failing).size()).isLessThanOrEqualTo(6);
	}

	@Test
	void endsWithNobodyWaiting() {
		Awaitility.await().until(() -> this.gateway.bean(Collapsing.class).flights() == 0);
		Awaitility.await().until(() -> this.gateway.bean(Filling.class).held() == 0);
	}

	private List<HttpResponse<String>> together(int number) {
		return together(number, this.path);
	}

	private List<HttpResponse<String>> together(int number, String asked) {
		try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
			return IntStream.range(0, number)
				.mapToObj((i) -> CompletableFuture.supplyAsync(() -> this.gateway.get(asked), executor))
				.toList()
				.stream()
				.map(CompletableFuture::join)
				.toList();
		}
	}

	private CompletableFuture<HttpResponse<String>> ask() {
		return CompletableFuture.supplyAsync(() -> this.gateway.get(this.path));
	}

	private static RawConnection connect(TestGateway gateway) {
		try {
			return new RawConnection(gateway.port());
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static String request(String path) {
		return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
	}

	private static ScriptedUpstream.Answer when(CountDownLatch released, ScriptedUpstream.Answer answer) {
		return (request, out) -> {
			awaitQuietly(released);
			answer.write(request, out);
		};
	}

	private static void pause(long millis) {
		awaitQuietly(new CountDownLatch(1), millis);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		awaitQuietly(latch, 20_000);
	}

	private static void awaitQuietly(CountDownLatch latch, long millis) {
		try {
			latch.await(millis, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String cacheStatus(HttpResponse<String> answer) {
		return answer.headers().firstValue("Cache-Status").orElseThrow();
	}

}
