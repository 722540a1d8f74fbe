package dev.edgewise.gateway.edge;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.Leaks;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

/** A gateway without Kafka, Redis and issuer. */
class AloneIT {

	private static Leaks leaks;

	private static ScriptedUpstream upstream;

	private static TestGateway gateway;

	@BeforeAll
	static void start() {
		leaks = Leaks.watch();
		upstream = ScriptedUpstream.start();
		gateway = TestGateway.startAlone(upstream.url(), Map.of("spring.kafka.bootstrap-servers", "localhost:1",
				"spring.data.redis.port", "1", "edgewise.identity.issuer", "http://localhost:1"));
	}

	@AfterAll
	static void stop() {
		gateway.close();
		upstream.close();
		leaks.assertNone();
		leaks.close();
	}

	@Test
	void becomesReadyAndSaysWhatIsMissing() {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> gateway.get("/readyz").statusCode() == 200);
		assertThat(gateway.get("/.edge/pop").body()).contains("\"health\":\"degraded\"", "redis");
		assertThat(gateway.get("/.edge/cache").body()).contains("\"feed\":\"away\"", "\"redis\":\"down\"");
	}

	@Test
	void servesMemoriesFromItsHeap() {
		String path = TestGateway.freshPath();
		upstream.on(path, reply(200, "heap", "Cache-Control: max-age=60"));
		gateway.get(path);
		HttpResponse<String> hit = gateway.get(path);
		assertThat(hit.body()).isEqualTo("heap");
		assertThat(hit.headers().firstValue("Cache-Status").orElseThrow()).contains("; hit");
	}

	@Test
	void opensTheStreamOfPropagationAllTheSame() throws Exception {
		try (RawConnection connection = new RawConnection(gateway.port())) {
			connection.send("GET /.edge/propagation HTTP/1.1\r\nHost: localhost\r\n\r\n");
			connection.readUntilLine(":alive");
		}
	}

	@Test
	void endsWithoutWaitingForListeners() throws Exception {
		TestGateway ending = TestGateway.startAlone(upstream.url(),
				Map.of("spring.kafka.bootstrap-servers", "localhost:1", "spring.data.redis.port", "1"));
		try (RawConnection connection = new RawConnection(ending.port())) {
			connection.send("GET /.edge/propagation HTTP/1.1\r\nHost: localhost\r\n\r\n");
			connection.readUntilLine(":alive");
			Thread closing = Thread.startVirtualThread(ending::close);
			connection.readUntilLine("0");
			assertThat(closing.join(Duration.ofSeconds(8))).isTrue();
		}
	}

}
