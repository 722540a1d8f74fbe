package dev.edgewise.gateway.hygiene;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class RequestHygieneTest {

	@ParameterizedTest
	@ValueSource(strings = { "", "articles", "*", "//", "//evil.example/x", "/a//b", "/a/../b", "/..", "/.", "/a/.",
			"/a/./b", "/a/%2e%2e/b", "/a/%2E./b", "/a/.%2e", "/a/..;/b", "/a;jsessionid=1", "/a%3bb", "/a%2fb",
			"/a%2Fb", "/a%5cb", "/a\\b", "/a%252e", "/a%00", "/a%0d%0aSet-Cookie:x", "/a%1f", "/a%7f", "/a%09" })
	void refusesPathsThatServersReadDifferently(String path) {
		assertThat(RequestHygiene.isUnambiguous(path)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/articles", "/articles/tides-and-edges", "/a/...", "/a/.hidden", "/a/b.", "/a/..b",
			"/.edge/pop", "/%C3%BCber", "/a%20b", "/a+b", "/a,b", "/a@b:c", "/a~b" })
	void acceptsPathsThatMeanOneThing(String path) {
		assertThat(RequestHygiene.isUnambiguous(path)).isTrue();
	}

	@Test
	void dropsWhatAClientMustNotSet() {
		HttpHeaders headers = new HttpHeaders();
		for (String name : new String[] { "Edge-Pop", "edge-purge-position", "X-Forwarded-For", "x-forwarded-host",
				"Forwarded", "X-Real-IP", "Surrogate-Key", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override",
				"Proxy-Authorization", "TE", "Keep-Alive", "Expect" }) {
			headers.add(name, "x");
		}
		headers.add("Accept", "text/html");
		assertThat(RequestHygiene.dropped(headers)).hasSize(14).doesNotContain("Accept");
	}

	@Test
	void dropsWhatConnectionNominates() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Connection", "close, X-Hop");
		headers.add("connection", "X-Other");
		headers.add("X-Hop", "1");
		headers.add("x-other", "2");
		headers.add("X-End", "3");
		assertThat(RequestHygiene.dropped(headers)).contains("X-Hop", "x-other", "Connection").doesNotContain("X-End");
	}

	@Test
	void keepsHostAndFramingThoughNominated() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Connection", "Host, Content-Length, Transfer-Encoding");
		headers.add("Host", "localhost");
		headers.add("Content-Length", "3");
		headers.add("Transfer-Encoding", "chunked");
		assertThat(RequestHygiene.dropped(headers)).containsExactly("Connection");
	}

	@Test
	void keepsTheUpgradeToAWebSocket() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Connection", "keep-alive, Upgrade");
		headers.add("Upgrade", "WebSocket");
		headers.add("Sec-WebSocket-Key", "k");
		assertThat(RequestHygiene.dropped(headers)).isEmpty();
	}

	@Test
	void dropsAnyOtherUpgrade() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Connection", "Upgrade, HTTP2-Settings");
		headers.add("Upgrade", "h2c");
		headers.add("HTTP2-Settings", "AAMAAABkAAQAAP__");
		assertThat(RequestHygiene.dropped(headers)).containsExactlyInAnyOrder("Connection", "Upgrade",
				"HTTP2-Settings");
	}

}
