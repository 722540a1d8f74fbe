package dev.edgewise.gateway.console;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.edgewise.gateway.testing.TestGateway;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleIT {

	private final TestGateway gateway = TestGateway.shared();

	@Test
	void pageRunsItsOwnScriptsOnly() {
		HttpResponse<String> page = this.gateway.get("/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
			.contains("default-src 'self'", "connect-src 'self' http://localhost:8080 http://localhost:8090",
					"frame-ancestors 'none'")
			.doesNotContain("unsafe");
		assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(page.headers().firstValue("Edge-Pop")).contains("lhr");
	}

	@ParameterizedTest
	@CsvSource({ "/, text/html", "/console/app.js, text/javascript", "/console/style.css, text/css",
			"/favicon.svg, image/svg+xml" })
	void filesAreValidatedByTheirContent(String path, String type) {
		HttpResponse<String> first = this.gateway.get(path);
		assertThat(first.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
		assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
		String etag = first.headers().firstValue("ETag").orElseThrow();
		HttpResponse<String> again = this.gateway.get(path, "If-None-Match", etag);
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.headers().firstValue("ETag")).contains(etag);
	}

	@Test
	void hasNoFilesBesidesItsOwn() {
		assertThat(this.gateway.get("/console/nothing.js").statusCode()).isEqualTo(404);
		assertThat(this.gateway.get("/application.yaml").statusCode()).isEqualTo(404);
	}

}
