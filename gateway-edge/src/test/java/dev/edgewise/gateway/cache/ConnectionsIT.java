package dev.edgewise.gateway.cache;

import java.util.ArrayDeque;
import java.util.Deque;

import org.junit.jupiter.api.Test;

import dev.edgewise.gateway.testing.Leaks;
import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

/** What may happen to a client's connection. */
class ConnectionsIT {

	private static final int REQUESTS = 300;

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
