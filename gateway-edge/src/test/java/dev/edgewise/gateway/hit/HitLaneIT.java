package dev.edgewise.gateway.hit;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.edgewise.gateway.testing.Leaks;
import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Hits that are answered ahead of Spring, on real connections. */
class HitLaneIT {

	private static final String BODY = "tides ".repeat(2000);

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	private final String path = TestGateway.freshPath();

	@BeforeEach
	void remember() {
		this.upstream.on(this.path,
				reply(200, BODY, "Cache-Control: max-age=3600", "Content-Type: text/plain", "ETag: \"v1\"",
						"Surrogate-Key: a b", "CDN-Cache-Control: max-age=60", "Vary: Accept-Language",
						"Access-Control-Allow-Origin: *"));
		this.gateway.get(this.path);
		awaitShortWay();
	}

	@Test
	void answersAsTheOrdinaryWayWould() {
		long before = counted();
		HttpResponse<String> quick = this.gateway.get(this.path);
		assertThat(counted()).isEqualTo(before + 1);
		HttpResponse<String> ordinary = this.gateway.get(this.path, "If-None-Match", "\"v0\"");
		assertThat(counted()).isEqualTo(before + 1);
		assertThat(quick.body()).isEqualTo(ordinary.body()).isEqualTo(BODY);
		assertThat(lasting(quick)).isEqualTo(lasting(ordinary));
		assertThat(quick.headers().firstValue("Server-Timing").orElseThrow()).startsWith("edge;dur=");
		assertThat(quick.headers().firstValue("Cache-Status").orElseThrow()).startsWith("edgewise-lhr; hit; ttl=");
	}

	@Test
	void tokenIsVerifiedOnTheOrdinaryWayFirst() {
		String cookie = "a=b; edgewise_lhr=" + TestGateway.freshPath().substring(13);
		long before = counted();
		assertThat(this.gateway.get(this.path, "Cookie", cookie).body()).isEqualTo(BODY);
		assertThat(counted()).isEqualTo(before);
		awaitShortWay("Cookie", cookie);
	}

	@Test
	void variantsAreKeptApart() {
		assertThat(this.gateway.get(this.path, "Accept-Language", "de").headers().firstValue("Cache-Status"))
			.hasValueSatisfying((status) -> assertThat(status).contains("fwd=vary-miss"));
	}

	@Test
	void ambiguousPathIsRefusedAllTheSame() throws Exception {
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection
				.send("GET /api/content/x/..%2f" + this.path.substring(13) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(connection.read().status()).isEqualTo(400);
		}
	}

	@Test
	void pipelinedHitsAllArrive() throws Exception {
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send(("GET " + this.path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(100));
			for (int i = 0; i < 100; i++) {
				assertThat(connection.read().body()).isEqualTo(BODY);
			}
		}
	}

	@Test
	void requestWithContentGoesOnAndHitsFollowIt() throws Exception {
		String get = "GET " + this.path + " HTTP/1.1\r\nHost: localhost\r\n";
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send(get + "\r\n" + get + "Content-Length: 5\r\n\r\nhello" + get + "\r\n");
			for (int i = 0; i < 3; i++) {
				assertThat(connection.read().body()).isEqualTo(BODY);
			}
		}
	}

	@Test
	void requestInPiecesIsAnswered() throws Exception {
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			for (int i = 0; i < 3; i++) {
				connection.send("GET " + this.path + " HTTP/1.1\r\nHo");
				Thread.yield();
				connection.send("st: localhost\r\n");
				connection.send("\r\n");
				assertThat(connection.read().body()).isEqualTo(BODY);
			}
		}
	}

	@Test
	void closesWhereTheClientWantsIt() throws Exception {
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send("GET " + this.path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
			assertThat(connection.read().body()).isEqualTo(BODY);
			assertThat(connection.readSome(1)).isEmpty();
		}
	}

	@Test
	void clientsThatLeaveOrDoNotReadLeakNothing() throws Exception {
		try (Leaks leaks = Leaks.watch()) {
			for (int i = 0; i < 30; i++) {
				RawConnection connection = new RawConnection(this.gateway.port());
				connection.sendQuietly(("GET " + this.path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(500));
				connection.readSome(5000);
				connection.abort();
			}
			assertThat(this.gateway.get(this.path).body()).isEqualTo(BODY);
			leaks.assertNone();
		}
	}

	/**
	 * A client that asks again before the ordinary way has quite ended its answer is
	 * answered there.
	 */
	private void awaitShortWay(String... headers) {
		long before = counted();
		await().untilAsserted(() -> {
			assertThat(this.gateway.get(this.path, headers).body()).isEqualTo(BODY);
			assertThat(counted()).isGreaterThan(before);
		});
	}

	private long counted() {
		Timer timer = this.gateway.bean(MeterRegistry.class)
			.find("http.server.requests")
			.tags("uri", "edge-cache", "status", "200")
			.timer();
		return (timer != null) ? timer.count() : 0;
	}

	/** Fields but for those that tell of one exchange. */
	private static Map<String, List<String>> lasting(HttpResponse<String> answer) {
		Map<String, List<String>> fields = new TreeMap<>(answer.headers().map());
		fields.keySet().removeAll(List.of("age", "cache-status", "server-timing"));
		return fields;
	}

}
