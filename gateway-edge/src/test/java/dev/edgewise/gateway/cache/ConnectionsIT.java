package dev.edgewise.gateway.cache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

/** What may happen to a client's connection. */
class ConnectionsIT {

	private static final int REQUESTS = 300;

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	/** A regression of Reactor Netty's (issue 4361) hung such connections. */
	@Test
	void hitsAndMissesMixOnOneConnection() throws Exception {
		String hit = TestGateway.freshPath();
		this.upstream.on(hit, reply(200, "hit", "Cache-Control: max-age=60"));
		this.gateway.get(hit);
		StringBuilder requests = new StringBuilder();
		String[] expected = new String[REQUESTS];
		for (int i = 0; i < REQUESTS; i++) {
			boolean miss = i % 3 == 1;
			String path = miss ? TestGateway.freshPath() : hit;
			if (miss) {
				this.upstream.on(path, chunked(path));
			}
			expected[i] = miss ? path : "hit";
			requests.append("GET ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
		}
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			Thread.startVirtualThread(() -> connection.sendQuietly(requests.toString()));
			for (String body : expected) {
				assertThat(connection.read().body()).isEqualTo(body);
			}
		}
	}

	@Test
	void clientsThatLeaveLeakNothing() throws Exception {
		List<String> leaks = new CopyOnWriteArrayList<>();
		try (var ignored = new LeakWatch(leaks)) {
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
			provokeLeakReports();
			assertThat(this.gateway.get(path).body()).hasSize(4_000_000);
			assertThat(leaks).isEmpty();
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

	/** Netty reports what has been collected unreleased at the next allocations. */
	private static void provokeLeakReports() {
		for (int i = 0; i < 20; i++) {
			System.gc();
			ByteBufAllocator.DEFAULT.directBuffer(16).release();
		}
	}

	private static final class LeakWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {

		private final Logger logger = (Logger) LoggerFactory.getLogger("io.netty.util.ResourceLeakDetector");

		private final List<String> leaks;

		LeakWatch(List<String> leaks) {
			this.leaks = leaks;
			start();
			this.logger.addAppender(this);
		}

		@Override
		protected void append(ILoggingEvent event) {
			this.leaks.add(event.getFormattedMessage());
		}

		@Override
		public void close() {
			this.logger.detachAppender(this);
		}

	}

}
