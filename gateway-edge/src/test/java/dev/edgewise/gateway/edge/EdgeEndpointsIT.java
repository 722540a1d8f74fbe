package dev.edgewise.gateway.edge;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static org.assertj.core.api.Assertions.assertThat;

class EdgeEndpointsIT {

	private static final String OTHER_GATEWAY = "http://localhost:8090";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final TestGateway gateway = TestGateway.shared();

	@Test
	void tellsWhichPopThisIs() {
		JsonNode pop = json("/.edge/pop");
		assertThat(pop.path("code").asString()).isEqualTo("lhr");
		assertThat(pop.path("city").asString()).isEqualTo("London");
		assertThat(pop.path("health").asString()).isIn("full", "degraded");
		assertThat(pop.path("missing").isArray()).isTrue();
		assertThat(pop.path("purgePosition").isNumber()).isTrue();
	}

	@Test
	void tellsTheTopology() {
		JsonNode topology = json("/.edge/topology");
		assertThat(topology.path("here").asString()).isEqualTo("lhr");
		assertThat(topology.path("core").path("code").asString()).isEqualTo("core");
		assertThat(topology.path("pops").valueStream().map((pop) -> pop.path("gateway").asString()))
			.contains(OTHER_GATEWAY);
		assertThat(topology.path("distanceEmulated").isBoolean()).isTrue();
	}

	@Test
	void countsWhatTheCacheDoes() {
		String path = TestGateway.freshPath();
		TestGateway.sharedUpstream().on(path, ScriptedUpstream.reply(200, "x", "Cache-Control: max-age=60"));
		long before = json("/.edge/cache").path("hits").asLong();
		this.gateway.get(path);
		this.gateway.get(path);
		JsonNode cache = json("/.edge/cache");
		assertThat(cache.path("hits").asLong()).isEqualTo(before + 1);
		assertThat(cache.path("entries").asLong()).isPositive();
		assertThat(cache.path("position").path("offset").isNumber()).isTrue();
	}

	@Test
	void isNeverStoredByABrowser() {
		assertThat(this.gateway.get("/.edge/pop").headers().firstValue("Cache-Control")).contains("no-store");
	}

	@Test
	@Timeout(30)
	void streamsPurgesAndWhereTheyAreApplied() throws Exception {
		String key = "article:" + UUID.randomUUID();
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.gateway.url() + "/.edge/propagation"))
			.header("Origin", OTHER_GATEWAY)
			.build();
		HttpResponse<Stream<String>> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofLines());
		try (Stream<String> stream = answer.body()) {
			assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
			assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(OTHER_GATEWAY);
			Iterator<String> lines = stream.iterator();
			assertThat(lines.next()).startsWith(":");
			this.gateway.purge(key, "soft");
			assertThat(dataOf("purge", lines)).contains(key, "\"seenAt\"", "\"committedAt\"");
			assertThat(dataOf("applied", lines)).contains("\"pop\":\"lhr\"", "\"appliedAt\"", "\"millis\"");
		}
	}

	private static String dataOf(String event, Iterator<String> lines) {
		while (!lines.next().equals("event:" + event)) {
			// another event, or a heartbeat
		}
		return lines.next();
	}

	@Test
	void isReadyAndAlive() {
		assertThat(this.gateway.get("/readyz").statusCode()).isEqualTo(200);
		assertThat(this.gateway.get("/livez").statusCode()).isEqualTo(200);
	}

	private JsonNode json(String path) {
		return JsonMapper.shared().readTree(this.gateway.get(path).body());
	}

}
