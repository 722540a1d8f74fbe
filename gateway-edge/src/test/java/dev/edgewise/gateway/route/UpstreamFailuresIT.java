package dev.edgewise.gateway.route;

import java.io.EOFException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

class UpstreamFailuresIT {

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	@Test
	void upstreamThatIsGoneIsABadGateway() {
		HttpResponse<String> answer = this.gateway.get("/fails/gone/" + UUID.randomUUID());
		assertThat(answer.statusCode()).isIn(502, 503);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.headers().firstValue("Cache-Status").orElseThrow()).contains("fwd=uri-miss");
		assertThat(answer.body()).doesNotContain("127.0.0.1", "Exception");
	}

	@Test
	void upstreamThatKeepsSilentIsAGatewayTimeout() {
		String path = "/fails/slow/" + UUID.randomUUID();
		this.upstream.on(path, (request, out) -> {
			try {
				Thread.sleep(Duration.ofSeconds(6));
			}
			catch (InterruptedException ex) {
				throw new EOFException();
			}
		});
		HttpResponse<String> answer = this.gateway.get(path);
		assertThat(answer.statusCode()).isEqualTo(504);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	@Test
	void breakerOpensAnswersFromMemoryAndClosesAgain() {
		String path = "/fails/breaker/" + UUID.randomUUID();
		this.upstream.on(path, reply(200, "memory", "Cache-Control: max-age=0, stale-if-error=600", "ETag: \"a\""));
		this.gateway.get(path);
		this.upstream.on(path, reply(500, "failing"));
		for (int i = 0; i < 20; i++) {
			assertThat(this.gateway.get(path).body()).isEqualTo("memory");
		}
		assertThat(this.upstream.requests(path)).hasSizeLessThan(20);
		HttpResponse<String> refused = this.gateway.get(path + "/other");
		assertThat(refused.statusCode()).isEqualTo(503);
		this.upstream.on(path, reply(200, "new", "Cache-Control: max-age=60"));
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.gateway.get(path).body().equals("new"));
	}

	@Test
	void interimAnswersAreNotTheFinalOne() {
		String path = TestGateway.freshPath();
		this.upstream.on(path, (ScriptedUpstream.Streaming) (request, out) -> {
			ScriptedUpstream.head(out, 102, "");
			out.flush();
			ScriptedUpstream.head(out, 103, "Link: </style.css>; rel=preload", "");
			out.flush();
			reply(200, "final", "Cache-Control: max-age=60").write(request, out);
		});
		HttpResponse<String> answer = this.gateway.get(path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("final");
		assertThat(this.gateway.get(path).headers().firstValue("Cache-Status").orElseThrow()).contains("; hit");
	}

}
