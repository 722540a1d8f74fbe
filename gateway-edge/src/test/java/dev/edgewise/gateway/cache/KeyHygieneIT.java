package dev.edgewise.gateway.cache;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.gateway.testing.RawConnection;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

/** What one client sends must not become another's answer. */
class KeyHygieneIT {

	private static final String FOR_EVER = "Cache-Control: max-age=3600";

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	private final String path = TestGateway.freshPath();

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "Forwarded",
			"X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "X-Real-IP" })
	void fieldsThatPoisonCachesDoNotReachTheUpstream(String field) throws Exception {
		this.upstream.on(this.path,
				(request, out) -> reply(200, "made for " + request.header(field), FOR_EVER).write(request, out));
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send("GET " + this.path + " HTTP/1.1\r\nHost: localhost\r\n" + field + ": evil\r\n\r\n");
			assertThat(connection.read().body()).doesNotContain("evil");
		}
		assertThat(this.gateway.get(this.path).body()).isEqualTo("made for null");
	}

	@Test
	void hostOfTheClientDoesNotReachTheUpstreamsOfAPop() throws Exception {
		this.upstream.on(this.path,
				(request, out) -> reply(200, "made for " + request.header("Host"), FOR_EVER).write(request, out));
		try (RawConnection connection = new RawConnection(this.gateway.port())) {
			connection.send("GET " + this.path + " HTTP/1.1\r\nHost: evil.example\r\n\r\n");
			assertThat(connection.read().body()).doesNotContain("evil");
		}
	}

	@ParameterizedTest
	@DisplayName("CVE-2026-59427: combined directives")
	@ValueSource(strings = { "private, no-store", "no-store, private", "max-age=60, private, no-store",
			"private,no-store,max-age=60", "Private, max-age=60", "private;max-age=60",
			"max-age=60, private=\"x\", private" })
	void combinedDirectivesAreObeyedEach(String directives) {
		this.upstream.on(this.path, reply(200, "secret", "Cache-Control: " + directives));
		this.gateway.get(this.path);
		assertThat(cacheStatus(this.gateway.get(this.path))).contains("fwd=uri-miss").doesNotContain("stored");
		assertThat(this.upstream.requests(this.path)).hasSize(2);
	}

	@Test
	void answerToOneViewersTokenIsNobodyElses() {
		this.upstream.on(this.path, (request,
				out) -> reply(200, String.valueOf(request.header("Authorization")), FOR_EVER).write(request, out));
		this.gateway.get(this.path, "Authorization", "Bearer ada");
		assertThat(this.gateway.get(this.path).body()).isEqualTo("null");
		assertThat(this.gateway.get(this.path, "Authorization", "Bearer ada", "Range", "bytes=0-3").body())
			.as("what is stored for all is for viewers, too")
			.isEqualTo("null");
	}

	private static String cacheStatus(HttpResponse<String> answer) {
		return answer.headers().firstValue("Cache-Status").orElseThrow();
	}

}
