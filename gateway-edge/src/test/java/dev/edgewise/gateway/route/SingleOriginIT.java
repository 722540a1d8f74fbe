package dev.edgewise.gateway.route;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.gateway.testing.Leaks;
import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway as the reverse proxy of one origin, without Kafka, Redis and issuer.
 */
class SingleOriginIT {

	private static final String FOR_EVER = "Cache-Control: max-age=3600";

	private static Leaks leaks;

	private static ScriptedUpstream upstream;

	private static TestGateway gateway;

	private final String path = "/" + UUID.randomUUID();

	@BeforeAll
	static void start() {
		leaks = Leaks.watch();
		upstream = ScriptedUpstream.start();
		gateway = TestGateway.startAlone("http://127.0.0.1:1", Map.of(SingleOrigin.PROPERTY, upstream.url(),
				"spring.data.redis.port", "1", "edgewise.gateway.cookies", "lang,theme"));
	}

	@AfterAll
	static void stop() {
		gateway.close();
		upstream.close();
		leaks.assertNone();
		leaks.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/session", "/console/index.html", "/articles/tides", "/livezz", "/a/.edge/b/" })
	void everyPathIsTheOrigins(String path) {
		upstream.on(path, reply(200, "origin's"));
		assertThat(gateway.get(path).body()).isEqualTo("origin's");
	}

	@Test
	void whatTheGatewaySaysOfItselfIsNot() {
		upstream.on("/.edge/secret", reply(200, "origin's"));
		assertThat(gateway.get("/.edge/pop").body()).contains("\"code\":\"lhr\"");
		assertThat(gateway.get("/.edge/secret").statusCode()).isEqualTo(404);
		assertThat(gateway.get("/livez").body()).contains("UP");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "M-SEARCH" })
	void everyMethodPasses(String method) {
		upstream.on(this.path, (request, out) -> reply(200, request.method() + request.body()).write(request, out));
		assertThat(gateway.send(method, this.path, "tides").body()).isEqualTo(method + "tides");
	}

	@Test
	void secondAnswerIsAMemoryHoweverOld() {
		upstream.on(this.path, reply(200, "tides", FOR_EVER, "Age: 600"));
		gateway.get(this.path);
		HttpResponse<String> hit = gateway.get(this.path);
		assertThat(hit.headers().firstValue("Cache-Status").orElseThrow()).contains("; hit");
		assertThat(upstream.requests(this.path)).hasSize(1);
	}

	@Test
	void originIsToldTheHostAndEachHostHasAnswersOfItsOwn() throws Exception {
		upstream.on(this.path, (request, out) -> reply(200, request.header("Host"), FOR_EVER).write(request, out));
		try (RawConnection connection = new RawConnection(gateway.port())) {
			for (String host : new String[] { "one.example", "two.example", "one.example" }) {
				connection.send("GET " + this.path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
				assertThat(connection.read().body()).isEqualTo(host);
			}
		}
		assertThat(upstream.requests(this.path)).hasSize(2);
	}

	@Test
	void failingPagesDoNotTakeTheOthersWithThem() {
		upstream.on(this.path, reply(500, "broken"));
		for (int i = 0; i < 25; i++) {
			assertThat(gateway.get(this.path).body()).isEqualTo("broken");
		}
	}

	@Test
	void onlyAllowedCookiesMakeADifference() {
		upstream.on(this.path,
				(request, out) -> reply(200, request.header("Cookie"), FOR_EVER, "Vary: Cookie").write(request, out));
		assertThat(gateway.get(this.path, "Cookie", "theme=dark; track=1; lang=de").body())
			.isEqualTo("theme=dark; lang=de");
		gateway.get(this.path, "Cookie", "lang=de; track=2; theme=dark");
		assertThat(upstream.requests(this.path)).hasSize(1);
		assertThat(gateway.get(this.path, "Cookie", "lang=en").body()).isEqualTo("lang=en");
	}

	@Test
	void whoMayReadIsTheOriginsToSay() {
		upstream.on(this.path, reply(200, "x", "Access-Control-Allow-Origin: https://friend.example", "Vary: Accept"));
		HttpResponse<String> answer = gateway.get(this.path, "Origin", "https://friend.example");
		assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://friend.example");
		assertThat(answer.headers().allValues("Vary")).containsExactly("Accept");
	}

	@Test
	void pagesOfForeignOriginsChangeNothing() {
		upstream.on(this.path, reply(200, "x"));
		assertThat(gateway.send("POST", this.path, "x", "Origin", "https://evil.example").statusCode()).isEqualTo(403);
	}

}
