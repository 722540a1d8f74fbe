package dev.edgewise.gateway.cache;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static dev.edgewise.gateway.testing.ScriptedUpstream.validated;
import static org.assertj.core.api.Assertions.assertThat;

/** RFC 5861 section 3: stale-while-revalidate. */
class StaleAnswersIT {

	private static final String BRIEFLY = "Cache-Control: max-age=0, stale-while-revalidate=600";

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	private final String path = TestGateway.freshPath();

	@Test
	void clientDoesNotWaitForTheOriginThatIsAsked() {
		CountDownLatch released = new CountDownLatch(1);
		this.upstream.on(this.path, reply(200, "old", BRIEFLY, "ETag: \"1\""));
		this.gateway.get(this.path);
		this.upstream.on(this.path, (ScriptedUpstream.Streaming) (request, out) -> {
			await(released);
			reply(200, "new", "Cache-Control: max-age=600", "ETag: \"2\"").write(request, out);
		});
		HttpResponse<String> stale = this.gateway.get(this.path);
		HttpResponse<String> meanwhile = this.gateway.get(this.path);
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.upstream.requests(this.path).size() >= 2);
		assertThat(this.upstream.requests(this.path)).as("one question for all who were served meanwhile").hasSize(2);
		released.countDown();
		assertThat(stale.body()).isEqualTo("old");
		assertThat(meanwhile.body()).isEqualTo("old");
		assertThat(cacheStatus(stale)).matches("edgewise-lhr; hit; ttl=(0|-\\d+); detail=stale-while-revalidate");
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.gateway.get(this.path).body().equals("new"));
		assertThat(this.upstream.requests(this.path).get(1).header("If-None-Match")).isEqualTo("\"1\"");
	}

	@Test
	void confirmationMakesItFreshAgain() {
		this.upstream.on(this.path, validated("\"1\"", "tides", BRIEFLY));
		this.gateway.get(this.path);
		this.upstream.on(this.path, validated("\"1\"", "tides", "Cache-Control: max-age=600"));
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> cacheStatus(this.gateway.get(this.path)).matches(".*; hit; ttl=\\d{3}"));
	}

	@Test
	void failureOfTheOriginIsNoClients() {
		String failing = "/fails/soft/" + this.path.substring(13);
		this.upstream.on(failing, reply(200, "tides", BRIEFLY));
		this.gateway.get(failing);
		this.upstream.on(failing, reply(500, "oops"));
		assertThat(this.gateway.get(failing).body()).isEqualTo("tides");
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.upstream.requests(failing).size() >= 2
					&& this.gateway.get(failing).body().equals("tides"));
	}

	@Test
	void clientMayInsistOnTheOrigin() {
		this.upstream.on(this.path, reply(200, "old", BRIEFLY));
		this.gateway.get(this.path);
		this.upstream.on(this.path, reply(200, "new", BRIEFLY));
		assertThat(this.gateway.get(this.path, "Cache-Control", "no-cache").body()).isEqualTo("new");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String cacheStatus(HttpResponse<String> answer) {
		return answer.headers().firstValue("Cache-Status").orElseThrow();
	}

}
