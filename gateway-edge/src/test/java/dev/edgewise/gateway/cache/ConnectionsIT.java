package dev.edgewise.gateway.cache;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.gateway.testing.Leaks;
import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

/** What may happen to a client's connection. */
class ConnectionsIT {

	private static final int REQUESTS = 300;

	private static final int LARGE = 30_000_000;

	/** Netty ends connections with more than 128. */
	private static final int IN_FLIGHT = 16;

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	/** A regression of Reactor Netty's (issue 4361) hung such connections. */
	@Test
	void hitsAndMissesMixOnOneConnection() throws Exception {
		String hit = TestGateway.freshPath();
		this.upstream.on(hit, reply(200, "hit", "Cache-Control: max-age=60"));
		this.gateway.get(hit);
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			Deque<String> expected = new ArrayDeque<>();
			for (int i = 0; i < REQUESTS; i++) {
				boolean miss = i % 3 == 1;
				String path = miss ? TestGateway.freshPath() : hit;
				if (miss) {
					this.upstream.on(path, chunked(path));
				}
				connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
				expected.add(miss ? path : "hit");
				if (expected.size() == IN_FLIGHT) {
					assertThat(connection.read().body()).isEqualTo(expected.remove());
				}
			}
			while (!expected.isEmpty()) {
				assertThat(connection.read().body()).isEqualTo(expected.remove());
			}
		}
	}

	@Test
	void clientsThatLeaveLeakNothing() throws Exception {
		try (Leaks leaks = Leaks.watch()) {
			String path = TestGateway.freshPath();
			this.upstream.on(path, (ScriptedUpstream.Streaming) (request, out) -> {
				ScriptedUpstream.head(out, 200, "Content-Length: 4000000", "Cache-Control: max-age=60", "");
				for (int i = 0; i < 400; i++) {
					out.write("x".repeat(10_000).getBytes());
				}
			});
			for (int i = 0; i < 30; i++) {
				RawConnection connection = new RawConnection(this.gateway.port());
				connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
				connection.readSome(20_000);
				connection.abort();
			}
			assertThat(this.gateway.get(path).body()).hasSize(4_000_000);
			leaks.assertNone();
		}
	}

	/** With and without a length that says so beforehand. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void largeAnswersPassSlowClientsUnbuffered(boolean chunked) throws Exception {
		String path = TestGateway.freshPath();
		AtomicLong written = new AtomicLong();
		this.upstream.on(path, large(chunked, written));
		List<RawConnection> clients = new ArrayList<>();
		try (Leaks leaks = Leaks.watch()) {
			for (int i = 0; i < 20; i++) {
				clients.add(new RawConnection(this.gateway.port()));
				clients.getLast().send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
			}
			for (RawConnection client : clients) {
				client.readSome(1000);
			}
			long settled = settled(written);
			assertThat(settled).as("of 600 MB, what fits into sockets and buffers").isLessThan(400_000_000);
			Awaitility.await().until(() -> this.gateway.bean(Filling.class).held() <= 16 << 20);
			for (int i = 0; i < 18; i++) {
				clients.get(i).abort();
			}
			for (RawConnection client : clients.subList(18, 20)) {
				assertThat(client.readSome(LARGE - 1000).length()).isEqualTo(LARGE - 1000);
				client.close();
			}
			Awaitility.await().until(() -> this.gateway.bean(Filling.class).held() == 0);
			leaks.assertNone();
		}
		assertThat(this.gateway.get(path, "Cache-Control", "only-if-cached").statusCode()).isEqualTo(504);
	}

	/** What has been written once nothing more is. */
	private static long settled(AtomicLong written) {
		AtomicLong last = new AtomicLong(-1);
		Awaitility.await()
			.pollInterval(Duration.ofMillis(500))
			.atMost(Duration.ofSeconds(30))
			.until(() -> last.getAndSet(written.get()) == written.get());
		return last.get();
	}

	private static ScriptedUpstream.Answer large(boolean chunked, AtomicLong written) {
		return (ScriptedUpstream.Streaming) (request, out) -> {
			ScriptedUpstream.head(out, 200, "Cache-Control: max-age=60",
					chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + LARGE, "");
			byte[] part = "x".repeat(10_000).getBytes();
			for (int i = 0; i < LARGE / part.length; i++) {
				if (chunked) {
					ScriptedUpstream.line(out, Integer.toHexString(part.length));
				}
				out.write(part);
				if (chunked) {
					ScriptedUpstream.line(out, "");
				}
				written.addAndGet(part.length);
			}
			if (chunked) {
				ScriptedUpstream.line(out, "0\r\n");
			}
		};
	}

	private static ScriptedUpstream.Answer chunked(String body) {
		return (ScriptedUpstream.Streaming) (request, out) -> {
			ScriptedUpstream.head(out, 200, "Cache-Control: max-age=60", "Transfer-Encoding: chunked", "");
			ScriptedUpstream.line(out, Integer.toHexString(body.length()) + "\r\n" + body);
			out.flush();
			Thread.yield();
			ScriptedUpstream.line(out, "0\r\n");
		};
	}

}
