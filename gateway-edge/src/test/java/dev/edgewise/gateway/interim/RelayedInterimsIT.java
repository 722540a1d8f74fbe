package dev.edgewise.gateway.interim;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.gateway.testing.Leaks;
import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

class RelayedInterimsIT {

	private static final String LINK = "Link: </s.css>; rel=preload; as=style";

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	private final String path = TestGateway.freshPath();

	@Test
	void clientGetsThemInOrderAndTheFinalAnswerIsStoredWithoutThem() throws Exception {
		this.upstream.on(this.path, hinting(new CountDownLatch(0)));
		try (Leaks leaks = Leaks.watch(); RawConnection client = new RawConnection(this.gateway.port())) {
			client.send(get("1.1") + get("1.1"));
			assertThat(client.read().status()).isEqualTo(102);
			RawConnection.Answer hints = client.read();
			assertThat(hints.status()).isEqualTo(103);
			assertThat(hints.headers()).containsExactlyInAnyOrderEntriesOf(
					Map.of("Link", "</s.css>; rel=preload; as=style", "X-Mine", "test"));
			assertThat(client.read().body()).isEqualTo("page");
			RawConnection.Answer hit = client.read();
			assertThat(hit.status()).isEqualTo(200);
			assertThat(hit.headers()).doesNotContainKeys("Link", "X-Mine");
			assertThat(hit.headers().get("Cache-Status")).contains("; hit");
			leaks.assertNone();
		}
	}

	@Test
	void arriveBeforeTheAnswerIsReady() throws Exception {
		CountDownLatch ready = new CountDownLatch(1);
		this.upstream.on(this.path, hinting(ready));
		try (RawConnection client = new RawConnection(this.gateway.port())) {
			client.send(get("1.1"));
			assertThat(client.read().status()).isEqualTo(102);
			assertThat(client.read().status()).isEqualTo(103);
			ready.countDown();
			assertThat(client.read().body()).isEqualTo("page");
		}
	}

	@Test
	void clientsOfOneDotZeroGetTheFinalAnswerOnly() throws Exception {
		this.upstream.on(this.path, hinting(new CountDownLatch(0)));
		try (RawConnection client = new RawConnection(this.gateway.port())) {
			client.send(get("1.0"));
			RawConnection.Answer answer = client.read();
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.body()).isEqualTo("page");
		}
	}

	@Test
	void whoWaitsForAnothersFetchGetsTheFinalAnswerOnly() throws Exception {
		CountDownLatch ready = new CountDownLatch(1);
		this.upstream.on(this.path, hinting(ready));
		long before = this.gateway.bean(HttpCache.class).stats().misses();
		try (RawConnection leader = new RawConnection(this.gateway.port());
				RawConnection follower = new RawConnection(this.gateway.port())) {
			leader.send(get("1.1"));
			assertThat(leader.read().status()).isEqualTo(102);
			assertThat(leader.read().status()).isEqualTo(103);
			follower.send(get("1.1"));
			Awaitility.await().until(() -> this.gateway.bean(HttpCache.class).stats().misses() >= before + 2);
			ready.countDown();
			assertThat(leader.read().body()).isEqualTo("page");
			RawConnection.Answer shared = follower.read();
			assertThat(shared.status()).isEqualTo(200);
			assertThat(shared.headers().get("Cache-Status")).endsWith("; collapsed");
		}
	}

	@Test
	void changesAreToldToo() throws Exception {
		this.upstream.on(this.path, hinting(new CountDownLatch(0)));
		try (RawConnection client = new RawConnection(this.gateway.port())) {
			client.send("POST " + this.path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi");
			for (int status : List.of(102, 103, 200)) {
				assertThat(client.read().status()).isEqualTo(status);
			}
		}
	}

	@Test
	void leavingClientTakesNothingAlong() throws Exception {
		CountDownLatch ready = new CountDownLatch(1);
		this.upstream.on(this.path, hinting(ready));
		try (Leaks leaks = Leaks.watch()) {
			RawConnection client = new RawConnection(this.gateway.port());
			client.send(get("1.1"));
			assertThat(client.read().status()).isEqualTo(102);
			client.abort();
			ready.countDown();
			Awaitility.await()
				.untilAsserted(() -> assertThat(this.gateway.get(this.path).headers().firstValue("Cache-Status"))
					.hasValueSatisfying((status) -> assertThat(status).contains("; hit")));
			assertThat(this.upstream.requests(this.path)).hasSize(1);
			leaks.assertNone();
		}
	}

	/** Two interim responses at once, and the final one when it is ready. */
	private static ScriptedUpstream.Streaming hinting(CountDownLatch ready) {
		return (request, out) -> {
			ScriptedUpstream.head(out, 102, "");
			ScriptedUpstream.head(out, 103, LINK, "X-Mine: test", "Surrogate-Key: secret", "Set-Cookie: a=b",
					"Access-Control-Allow-Origin: *", "");
			out.flush();
			await(ready);
			reply(200, "page", "Cache-Control: max-age=60").write(request, out);
		};
	}

	private static void await(CountDownLatch ready) throws IOException {
		try {
			if (!ready.await(10, TimeUnit.SECONDS)) {
				throw new IOException("nobody released the answer");
			}
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	private String get(String version) {
		return "GET " + this.path + " HTTP/" + version + "\r\nHost: localhost\r\n\r\n";
	}

}
