package dev.edgewise.gateway.hygiene;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

class FrontDoorIT {

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	private final String path = TestGateway.freshPath();

	@ParameterizedTest
	@ValueSource(strings = { "/articles/../actuator", "/articles/%2e%2e/x", "//articles", "/articles//x", "/a;b=c/d",
			"/a%2fb", "/a%5cb", "/a%252e", "/a%00b" })
	void refusesAmbiguousPaths(String path) throws Exception {
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
			RawConnection.Answer answer = connection.read();
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.headers().get("Content-Type")).isEqualTo("application/problem+json");
			assertThat(answer.headers().get("Edge-Pop")).isEqualTo("lhr");
		}
	}

	@Test
	void refusesWhatIsNoUri() throws Exception {
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send("GET /a\\b|c%zz HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(connection.read().status()).isEqualTo(400);
		}
	}

	@Test
	void clientsFieldsOfTheInsideNeverGoOn() throws Exception {
		this.upstream.on(this.path, reply(200, "x"));
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send("GET " + this.path
					+ " HTTP/1.1\r\nHost: localhost\r\nEdge-Pop: nrt\r\nedge-purge-position: x:9\r\n"
					+ "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Host: evil\r\nForwarded: for=evil\r\nSurrogate-Key: a\r\n"
					+ "Connection: keep-alive, X-Hop\r\nX-Hop: 1\r\nUpgrade: h2c\r\nTE: trailers\r\nX-Mine: yes\r\n\r\n");
			assertThat(connection.read().status()).isEqualTo(200);
		}
		assertThat(this.upstream.requests(this.path).getFirst().headers()).containsEntry("X-Mine", "yes")
			.doesNotContainKeys("Edge-Pop", "Edge-Purge-Position", "X-Forwarded-For", "X-Forwarded-Host", "Forwarded",
					"Surrogate-Key", "X-Hop", "Upgrade", "TE");
	}

	@Test
	void fieldsWrittenInSeveralWaysAreNoMistake() throws Exception {
		this.upstream.on(this.path, reply(200, "x"));
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send("GET " + this.path + " HTTP/1.1\r\nHost: localhost\r\nAccept: a/b\r\naccept: c/d\r\n\r\n");
			assertThat(connection.read().status()).isEqualTo(200);
		}
	}

	@Test
	void foreignPageMayNotChangeAnything() {
		HttpResponse<String> answer = this.gateway.send("POST", "/render", "# x", "Origin", "https://evil.example");
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
	}

	@Test
	void gatewaysPagesMayReadOneAnother() {
		HttpResponse<String> answer = this.gateway.get("/.edge/pop", "Origin", "http://localhost:8090");
		assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:8090");
		assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow()).contains("Cache-Status",
				"Server-Timing", "Edge-Pop", "Edge-Knowledge");
		assertThat(answer.headers().firstValue("Timing-Allow-Origin")).contains("http://localhost:8090");
	}

	@Test
	void answersPreflightsOfGatewaysOnly() {
		HttpResponse<String> friend = preflight("http://localhost:8090");
		assertThat(friend.statusCode()).isEqualTo(204);
		assertThat(friend.headers().firstValue("Access-Control-Allow-Methods").orElseThrow()).contains("PUT");
		assertThat(friend.headers().firstValue("Access-Control-Allow-Headers")).contains("content-type");
		HttpResponse<String> stranger = preflight("https://evil.example");
		assertThat(stranger.statusCode()).isEqualTo(403);
		assertThat(stranger.headers().map()).doesNotContainKey("access-control-allow-origin");
		assertThat(this.upstream.requests(this.path)).isEmpty();
	}

	@Test
	void upstreamsDoNotDecideWhoReads() {
		this.upstream.on(this.path, reply(200, "x", "Access-Control-Allow-Origin: *"));
		assertThat(this.gateway.get(this.path, "Origin", "https://evil.example").headers().map())
			.doesNotContainKey("access-control-allow-origin");
	}

	@Test
	void limitsContentOfUnknownLength() throws Exception {
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send("POST /render HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
			connection.sendQuietly("80000\r\n" + "x".repeat(0x80000) + "\r\n0\r\n\r\n");
			assertThat(connection.read().status()).isEqualTo(413);
		}
	}

	@Test
	void passesContentOfUnknownLengthOn() throws Exception {
		this.upstream.on("/render", (request, out) -> reply(200, "<p>" + request.body() + "</p>").write(request, out));
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send("POST /render HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
					+ "3\r\nebb\r\n5\r\n-tide\r\n0\r\n\r\n");
			assertThat(connection.read().body()).isEqualTo("<p>ebb-tide</p>");
		}
	}

	@Test
	void continuesWhoAsksWhetherToContinue() throws Exception {
		this.upstream.on("/render", (request, out) -> reply(200, "<p>" + request.body() + "</p>").write(request, out));
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection
				.send("POST /render HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
			assertThat(connection.read().status()).isEqualTo(100);
			connection.send("ebb");
			assertThat(connection.read().body()).isEqualTo("<p>ebb</p>");
		}
	}

	@Test
	void whatNoRouteNamesIsNotThere() {
		HttpResponse<String> answer = this.gateway.get("/internal/content/articles/x");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/gateway/routes" })
	void actuatorIsNotThereEither(String path) {
		assertThat(this.gateway.get(path).statusCode()).isEqualTo(404);
	}

	private HttpResponse<String> preflight(String origin) {
		return this.gateway.send("OPTIONS", this.path, "", "Origin", origin, "Access-Control-Request-Method", "PUT",
				"Access-Control-Request-Headers", "content-type");
	}

}
