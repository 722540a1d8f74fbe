package dev.edgewise.gateway.cache;

import java.io.EOFException;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static dev.edgewise.gateway.testing.ScriptedUpstream.validated;
import static org.assertj.core.api.Assertions.assertThat;

class CachedAnswersIT {

	private static final String FOR_EVER = "Cache-Control: max-age=3600";

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	private final String path = TestGateway.freshPath();

	@Test
	void secondAnswerIsAMemory() {
		this.upstream.on(this.path, reply(200, "tides", FOR_EVER, "Content-Type: text/plain", "Surrogate-Key: a b",
				"CDN-Cache-Control: max-age=60"));
		HttpResponse<String> miss = this.gateway.get(this.path);
		HttpResponse<String> hit = this.gateway.get(this.path);
		assertThat(cacheStatus(miss)).isEqualTo("edgewise-lhr; fwd=uri-miss; fwd-status=200; stored");
		assertThat(cacheStatus(hit)).startsWith("edgewise-lhr; hit; ttl=");
		assertThat(hit.headers().firstValue("Age")).isPresent();
		for (HttpResponse<String> answer : new HttpResponse[] { miss, hit }) {
			assertThat(answer.body()).isEqualTo("tides");
			assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
			assertThat(answer.headers().firstValue("Edge-Pop")).contains("lhr");
			assertThat(answer.headers().firstValue("Server-Timing").orElseThrow()).startsWith("edge;dur=");
			assertThat(answer.headers().map()).doesNotContainKeys("surrogate-key", "cdn-cache-control",
					"edge-purge-position");
		}
		assertThat(this.upstream.requests(this.path)).hasSize(1);
	}

	@Test
	void whereAnotherCacheIsInThePurgeLogIsNoClientsBusiness() {
		this.upstream.on(this.path, reply(200, "tides", "Cache-Control: no-store", "Edge-Purge-Position: x:1"));
		assertThat(this.gateway.get(this.path).headers().map()).doesNotContainKey("edge-purge-position");
	}

	@Test
	void cachesFurtherInSayTheirsFirst() {
		this.upstream.on(this.path, reply(200, "tides", FOR_EVER, "Cache-Status: far; hit; ttl=9"));
		assertThat(cacheStatus(this.gateway.get(this.path)))
			.isEqualTo("far; hit; ttl=9, edgewise-lhr; fwd=uri-miss; fwd-status=200; stored");
		assertThat(cacheStatus(this.gateway.get(this.path))).startsWith("edgewise-lhr; hit");
	}

	@Test
	void clientThatHasTheHitGets304() {
		this.upstream.on(this.path, validated("\"v1\"", "tides", FOR_EVER));
		this.gateway.get(this.path);
		HttpResponse<String> answer = this.gateway.get(this.path, "If-None-Match", "W/\"v1\"");
		assertThat(answer.statusCode()).isEqualTo(304);
		assertThat(answer.body()).isEmpty();
		assertThat(cacheStatus(answer)).contains("; hit");
		assertThat(answer.headers().firstValue("ETag")).contains("\"v1\"");
		assertSigned(answer);
	}

	@Test
	void clientThatHasWhatWasConfirmedGets304() {
		this.upstream.on(this.path,
				validated("\"v1\"", "tides", "Cache-Control: max-age=0", "Server-Timing: render;dur=3"));
		this.gateway.get(this.path);
		HttpResponse<String> answer = this.gateway.get(this.path, "If-None-Match", "\"v1\"");
		assertThat(answer.statusCode()).isEqualTo(304);
		assertThat(cacheStatus(answer)).isEqualTo("edgewise-lhr; fwd=stale; fwd-status=304; stored");
		assertThat(answer.headers().firstValue("Server-Timing").orElseThrow()).contains("edge;dur=", "upstream;dur=",
				"render;dur=3");
		assertSigned(answer);
	}

	@Test
	void clientWithoutItGetsWhatWasConfirmed() {
		this.upstream.on(this.path, validated("\"v1\"", "tides", "Cache-Control: max-age=0"));
		this.gateway.get(this.path);
		HttpResponse<String> answer = this.gateway.get(this.path, "If-None-Match", "\"v0\"");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("tides");
		assertThat(this.upstream.requests(this.path).get(1).header("If-None-Match")).isEqualTo("\"v1\"");
	}

	@Test
	void headIsAnsweredFromWhatGetStored() {
		this.upstream.on(this.path, reply(200, "tides", FOR_EVER));
		assertThat(this.gateway.send("HEAD", this.path, "").headers().firstValue("Content-Length")).contains("5");
		this.gateway.get(this.path);
		HttpResponse<String> hit = this.gateway.send("HEAD", this.path, "");
		assertThat(hit.body()).isEmpty();
		assertThat(hit.headers().firstValue("Content-Length")).contains("5");
		assertThat(cacheStatus(hit)).contains("; hit");
		assertThat(this.upstream.requests(this.path)).hasSize(2);
	}

	@Test
	void variantsAreKeptApart() {
		this.upstream.on(this.path, (request,
				out) -> reply(200, String.valueOf(request.header("Accept-Language")), FOR_EVER, "Vary: Accept-Language")
					.write(request, out));
		assertThat(this.gateway.get(this.path, "Accept-Language", "de").body()).isEqualTo("de");
		assertThat(this.gateway.get(this.path, "Accept-Language", "en").body()).isEqualTo("en");
		HttpResponse<String> again = this.gateway.get(this.path, "Accept-Language", "de");
		assertThat(again.body()).isEqualTo("de");
		assertThat(cacheStatus(again)).contains("; hit");
		assertThat(again.headers().allValues("Vary")).contains("Accept-Language", "Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cache-Control: private, max-age=60", "Cache-Control: no-store",
			"Cache-Control: private, no-store", "Cache-Control: max-age=60\r\nSet-Cookie: a=b",
			"Cache-Control: max-age=60\r\nVary: *", "Cache-Control: private\r\nCDN-Cache-Control: max-age=60" })
	void neverStoresWhatIsOnePersonsOnly(String headers) {
		this.upstream.on(this.path, reply(200, "secret", headers));
		this.gateway.get(this.path);
		HttpResponse<String> second = this.gateway.get(this.path);
		assertThat(cacheStatus(second)).contains("fwd=").doesNotContain("stored");
		assertThat(this.upstream.requests(this.path)).hasSize(2);
	}

	@Test
	void doesNotStoreAnswersToCredentialsWithoutLeave() {
		this.upstream.on(this.path, reply(200, "mine", FOR_EVER));
		this.gateway.get(this.path, "Authorization", "Bearer x");
		assertThat(cacheStatus(this.gateway.get(this.path))).contains("fwd=uri-miss");
	}

	@Test
	void firstOfTwoRoutesWithOnePathAnswersAndNamesTheEntry() {
		String twice = "/twice/" + this.path.substring(13);
		this.upstream.on(twice, reply(200, "first", FOR_EVER));
		assertThat(this.gateway.get(twice).body()).isEqualTo("first");
		assertThat(cacheStatus(this.gateway.get(twice))).contains("; hit");
	}

	@Test
	void clientMayInsistOnTheOrigin() {
		this.upstream.on(this.path, reply(200, "tides", FOR_EVER));
		this.gateway.get(this.path);
		assertThat(cacheStatus(this.gateway.get(this.path, "Cache-Control", "no-cache"))).contains("fwd=request");
		assertThat(this.upstream.requests(this.path)).hasSize(2);
	}

	@Test
	void clientMayInsistOnTheMemory() {
		HttpResponse<String> answer = this.gateway.get(this.path, "Cache-Control", "only-if-cached");
		assertThat(answer.statusCode()).isEqualTo(504);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(this.upstream.requests(this.path)).isEmpty();
	}

	@Test
	void changeEndsWhatIsStored() {
		this.upstream.on(this.path, reply(200, "tides", FOR_EVER));
		this.gateway.get(this.path);
		this.gateway.send("PUT", this.path, "ebb");
		assertThat(cacheStatus(this.gateway.get(this.path))).contains("fwd=uri-miss");
	}

	@Test
	void queriesAreResourcesOfTheirOwn() {
		this.upstream.on(this.path, (request, out) -> reply(200, request.target(), FOR_EVER).write(request, out));
		assertThat(this.gateway.get(this.path + "?page=1").body()).endsWith("?page=1");
		assertThat(this.gateway.get(this.path + "?page=2").body()).endsWith("?page=2");
	}

	@Test
	void absenceIsRemembered() {
		this.upstream.on(this.path, reply(404, "", "Cache-Control: max-age=10"));
		this.gateway.get(this.path);
		HttpResponse<String> second = this.gateway.get(this.path);
		assertThat(second.statusCode()).isEqualTo(404);
		assertThat(cacheStatus(second)).contains("; hit");
	}

	@Test
	void emptyAnswerIsServedWithoutLength() {
		this.upstream.on(this.path, reply(204, "", FOR_EVER));
		this.gateway.get(this.path);
		HttpResponse<String> hit = this.gateway.get(this.path);
		assertThat(hit.statusCode()).isEqualTo(204);
		assertThat(hit.headers().map()).doesNotContainKey("content-length");
	}

	@Test
	void chunkedAnswerIsStoredWhole() {
		this.upstream.on(this.path, (request, out) -> {
			ScriptedUpstream.head(out, 200, FOR_EVER, "Transfer-Encoding: chunked", "");
			ScriptedUpstream.line(out, "3\r\nebb\r\n5\r\n-tide\r\n0\r\n");
		});
		assertThat(this.gateway.get(this.path).body()).isEqualTo("ebb-tide");
		HttpResponse<String> hit = this.gateway.get(this.path);
		assertThat(hit.body()).isEqualTo("ebb-tide");
		assertThat(hit.headers().firstValue("Content-Length")).contains("8");
	}

	@Test
	void truncatedAnswerIsNotStored() {
		String truncated = "/fails/truncated/" + this.path.substring(13);
		this.upstream.on(truncated, (ScriptedUpstream.Streaming) (request, out) -> {
			ScriptedUpstream.head(out, 200, FOR_EVER, "Content-Length: 100", "");
			out.write("half".getBytes());
			out.flush();
			throw new EOFException();
		});
		assertThat(brokenOrFailed(truncated)).isTrue();
		this.upstream.on(truncated, reply(200, "whole", FOR_EVER));
		assertThat(this.gateway.get(truncated).body()).isEqualTo("whole");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void passesContentBeyondItsBoundUnstored(boolean chunked) {
		String large = "x".repeat(3 << 20);
		this.upstream.on(this.path, chunked ? (request, out) -> {
			ScriptedUpstream.head(out, 200, FOR_EVER, "Transfer-Encoding: chunked", "");
			ScriptedUpstream.line(out, Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n");
		} : reply(200, large, FOR_EVER));
		assertThat(this.gateway.get(this.path).body()).isEqualTo(large);
		assertThat(cacheStatus(this.gateway.get(this.path))).contains("fwd=uri-miss");
	}

	private boolean brokenOrFailed(String truncated) {
		try {
			return this.gateway.get(truncated).statusCode() >= 500;
		}
		catch (java.io.UncheckedIOException ex) {
			return true;
		}
	}

	private static void assertSigned(HttpResponse<String> answer) {
		assertThat(answer.headers().firstValue("Edge-Pop")).contains("lhr");
		assertThat(answer.headers().allValues("Cache-Status")).hasSize(1);
		assertThat(answer.headers().allValues("Server-Timing")).hasSize(1);
	}

	private static String cacheStatus(HttpResponse<String> answer) {
		return answer.headers().firstValue("Cache-Status").orElseThrow();
	}

}
