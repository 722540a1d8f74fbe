package dev.edgewise.gateway.hit;

import java.util.List;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainRequestTest {

	@Test
	void keepsWhatTheCacheMayVaryBy() {
		PlainRequest plain = PlainRequest
			.of(request("Accept-Language: de", "accept-language: en", "Connection: keep-alive"));
		assertThat(plain).isNotNull();
		assertThat(plain.path()).isEqualTo("/articles/tides");
		assertThat(plain.uri()).isEqualTo("/articles/tides?page=1");
		assertThat(plain.fields()).containsOnlyKeys("host", "accept-language");
		assertThat(plain.fields().get("accept-language")).isEqualTo(List.of("de", "en"));
	}

	@Test
	void dropsWhatAClientMustNotSet() {
		PlainRequest plain = PlainRequest
			.of(request("X-Forwarded-For: 1.2.3.4", "Edge-Viewer: x", "Surrogate-Capability: y", "Forwarded: for=z"));
		assertThat(plain).isNotNull();
		assertThat(plain.fields()).containsOnlyKeys("host");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 5", "Transfer-Encoding: chunked", "Expect: 100-continue",
			"Upgrade: websocket", "Range: bytes=0-1", "If-None-Match: \"a\"", "If-Modified-Since: x", "If-Range: \"a\"",
			"Origin: http://a", "Connection: close", "Connection: accept-language", "Host: another" })
	void leavesTheRestToTheOrdinaryWay(String line) {
		assertThat(PlainRequest.of(request(line))).isNull();
	}

	@Test
	void leavesOtherMethodsAndVersionsToTheOrdinaryWay() {
		assertThat(PlainRequest.of(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.HEAD, "/"))).isNull();
		HttpRequest old = request();
		old.setProtocolVersion(HttpVersion.HTTP_1_0);
		assertThat(PlainRequest.of(old)).isNull();
	}

	private static HttpRequest request(String... lines) {
		HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/articles/tides?page=1");
		request.headers().add("Host", "localhost");
		for (String line : lines) {
			int colon = line.indexOf(':');
			request.headers().add(line.substring(0, colon), line.substring(colon + 2));
		}
		return request;
	}

}
