package dev.edgewise.gateway.edge;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static org.assertj.core.api.Assertions.assertThat;

class EdgeEndpointsIT {

	private static final String OTHER_GATEWAY = "http://localhost:8090";

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
	void streamsPurgesAndWhereTheyAreApplied() throws Exception {
		String key = "article:" + UUID.randomUUID();
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send("GET /.edge/propagation HTTP/1.1\r\nHost: localhost\r\nOrigin: " + OTHER_GATEWAY
					+ "\r\nAccept: text/event-stream\r\n\r\n");
			assertThat(connection.readUntilLine("HTTP/1.1")).contains(" 200 ");
			assertThat(connection.readUntilLine("Access-Control-Allow-Origin")).contains(OTHER_GATEWAY);
			connection.readUntilLine(":alive");
			this.gateway.purge(key, "soft");
			connection.readUntilLine("event:purge");
			assertThat(connection.readUntilLine("data:")).contains(key, "\"seenAt\"", "\"committedAt\"");
			connection.readUntilLine("event:applied");
			assertThat(connection.readUntilLine("data:")).contains("\"pop\":\"lhr\"", "\"appliedAt\"", "\"millis\"");
		}
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
