package dev.edgewise.gateway.cache;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static dev.edgewise.gateway.testing.ScriptedUpstream.validated;
import static org.assertj.core.api.Assertions.assertThat;

class PurgedAnswersIT {

	private static final String LIFETIME = "Cache-Control: max-age=3600, stale-if-error=3600";

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	private final String key = "article:" + UUID.randomUUID();

	@Test
	void softlyPurgedAnswerIsConfirmedFirst() {
		String path = TestGateway.freshPath();
		this.upstream.on(path, validated("\"v1\"", "old", LIFETIME, "Surrogate-Key: " + this.key));
		this.gateway.get(path);
		this.gateway.purge(this.key, "soft");
		HttpResponse<String> confirmed = this.gateway.get(path);
		assertThat(confirmed.body()).isEqualTo("old");
		assertThat(cacheStatus(confirmed)).isEqualTo("edgewise-lhr; fwd=stale; fwd-status=304; stored");
		assertThat(cacheStatus(this.gateway.get(path))).contains("; hit");
	}

	@Test
	void softlyPurgedAnswerGivesWayToTheNew() {
		String path = TestGateway.freshPath();
		this.upstream.on(path, validated("\"v1\"", "old", LIFETIME, "Surrogate-Key: " + this.key));
		this.gateway.get(path);
		this.upstream.on(path, validated("\"v2\"", "new", LIFETIME, "Surrogate-Key: " + this.key));
		this.gateway.purge(this.key, "soft");
		assertThat(this.gateway.get(path).body()).isEqualTo("new");
		assertThat(cacheStatus(this.gateway.get(path))).contains("; hit");
	}

	@Test
	void softlyPurgedAnswerServesOnlyWhileTheOriginFails() {
		String path = "/fails/soft/" + UUID.randomUUID();
		this.upstream.on(path,
				validated("\"v1\"", "old", LIFETIME, "Surrogate-Key: " + this.key, "Content-Type: text/plain"));
		this.gateway.get(path);
		this.gateway.purge(this.key, "soft");
		this.upstream.on(path, reply(500, "{}", "Set-Cookie: a=b", "Content-Type: application/json", "X-Trace: stack"));
		HttpResponse<String> stale = this.gateway.get(path);
		assertThat(stale.statusCode()).isEqualTo(200);
		assertThat(stale.body()).isEqualTo("old");
		assertThat(cacheStatus(stale)).contains("; hit; ttl=", "detail=stale-if-error");
		assertThat(stale.headers().firstValue("Edge-Knowledge")).contains("guess; reason=stale-if-error");
		assertThat(stale.headers().firstValue("Content-Type")).contains("text/plain");
		assertThat(stale.headers().map()).doesNotContainKeys("set-cookie", "x-trace");
		assertThat(stale.headers().firstValue("Server-Timing").orElseThrow()).contains("upstream;dur=");
		this.upstream.on(path, validated("\"v1\"", "old", LIFETIME, "Surrogate-Key: " + this.key));
		assertThat(this.gateway.get(path).headers().map()).doesNotContainKey("edge-knowledge");
	}

	@Test
	void hardPurgedAnswerIsNeverServed() {
		String path = "/fails/hard/" + UUID.randomUUID();
		this.upstream.on(path, validated("\"v1\"", "old", LIFETIME, "Surrogate-Key: " + this.key));
		this.gateway.get(path);
		this.gateway.purge(this.key, "hard");
		this.upstream.on(path, reply(503, "failing"));
		HttpResponse<String> failed = this.gateway.get(path);
		assertThat(failed.statusCode()).isEqualTo(503);
		this.upstream.on(path, reply(200, "new", LIFETIME));
		assertThat(this.gateway.get(path).body()).isEqualTo("new");
		assertThat(this.upstream.requests(path).getLast().header("If-None-Match")).isNull();
	}

	@Test
	void otherKeysAreLeftAlone() {
		String path = TestGateway.freshPath();
		this.upstream.on(path, reply(200, "other", LIFETIME, "Surrogate-Key: " + this.key));
		this.gateway.get(path);
		this.gateway.purge("article:" + UUID.randomUUID(), "hard");
		assertThat(cacheStatus(this.gateway.get(path))).contains("; hit");
	}

	@Test
	void answerAskedForBeforeThePurgeDoesNotOutliveIt() {
		String path = TestGateway.freshPath();
		this.upstream.on(path, (request, out) -> {
			this.gateway.purge(this.key, "hard");
			reply(200, "asked for before", LIFETIME, "Surrogate-Key: " + this.key).write(request, out);
		});
		this.gateway.get(path);
		this.upstream.on(path, reply(200, "new", LIFETIME));
		assertThat(this.gateway.get(path).body()).isEqualTo("new");
	}

	@Test
	void anotherInstanceOfThePopFindsTheAnswerAndHearsOfThePurge() {
		String path = TestGateway.freshPath();
		this.upstream.on(path, reply(200, "shared", LIFETIME, "Surrogate-Key: " + this.key));
		this.gateway.get(path);
		try (TestGateway other = TestGateway.start(this.upstream.url(),
				Map.of("edgewise.cache.redis-deadline", "5s"))) {
			HttpResponse<String> found = other.get(path);
			assertThat(cacheStatus(found)).contains("; hit");
			assertThat(found.body()).isEqualTo("shared");
			other.purge(this.key, "hard");
			this.upstream.on(path, reply(200, "new", LIFETIME));
			assertThat(other.get(path).body()).isEqualTo("new");
		}
		assertThat(this.upstream.requests(path)).hasSize(2);
	}

	private static String cacheStatus(HttpResponse<String> answer) {
		return answer.headers().firstValue("Cache-Status").orElseThrow();
	}

}
