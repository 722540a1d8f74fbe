package dev.edgewise.markdown.render;

import java.time.Duration;

import dev.edgewise.platform.problem.ServletProblemAutoConfiguration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import dev.edgewise.markdown.engine.MarkdownRenderer;
import dev.edgewise.markdown.engine.RenderLimits;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(RenderController.class)
@ImportAutoConfiguration(ServletProblemAutoConfiguration.class)
class RenderControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void rendersAFragment() {
		MvcTestResult result = post("text/markdown", "text/html", "# Grüße\n");
		assertThat(result).hasStatusOk().hasHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
		assertThat(result.getResponse().getHeader("Server-Timing")).matches("render;dur=[0-9.]+");
		assertThat(result.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
		assertThat(result.getResponse().getHeader("Content-Security-Policy")).contains("sandbox");
		assertThat(result).bodyText()
			.satisfies((html) -> assertThat(Jsoup.parseBodyFragment(html).select("h1").text()).isEqualTo("Grüße"));
	}

	@Test
	void tellsAnEditorMoreAsJson() {
		assertThat(post("text/markdown;charset=utf-8", "application/json", "# One\n\ntwo three")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.html", (html) -> html.assertThat().asString().contains("<p>two three</p>"))
			.hasPathSatisfying("$.outline[0].id", (id) -> id.assertThat().isEqualTo("h-one"))
			.hasPathSatisfying("$.outline[0].level", (level) -> level.assertThat().isEqualTo(1))
			.hasPathSatisfying("$.words", (words) -> words.assertThat().isEqualTo(3))
			.hasPathSatisfying("$.millis", (millis) -> millis.assertThat().isNotNull());
	}

	@Test
	void answersAnEmptyDocumentWithAnEmptyFragment() {
		assertThat(post("text/markdown", "text/html", "")).hasStatusOk().bodyText().isEmpty();
	}

	@Test
	void takesNothingButMarkdownInUtf8() {
		assertProblem(post("text/plain", "text/html", "x"), 415);
		assertProblem(post("application/json", "application/json", "{}"), 415);
		assertProblem(post("text/markdown;charset=iso-8859-1", "text/html", "x"), 415);
		assertProblem(post("text/markdown", "image/png", "x"), 406);
	}

	@Test
	void refusesBytesThatAreNoText() {
		assertProblem(this.mvc.post()
			.uri("/render")
			.header("Content-Type", "text/markdown")
			.content(new byte[] { (byte) 0xc3, (byte) 0x28 })
			.exchange(), 400);
	}

	@Test
	void refusesDocumentsAboveTheLimit() {
		assertProblem(post("text/markdown", "text/html", "x".repeat(256 * 1024 + 1)), 413);
	}

	@Test
	void saysWhyADocumentIsRefused() {
		MvcTestResult result = post("text/markdown", "text/html", "> ".repeat(1250));
		assertProblem(result, 422);
		assertThat(result).bodyJson()
			.hasPathSatisfying("$.reason", (reason) -> reason.assertThat().isEqualTo("too-deep"))
			.hasPathSatisfying("$.detail", (detail) -> detail.assertThat().asString().contains("100 levels"));
	}

	@Test
	void answersOtherMethodsWith405() {
		assertProblem(this.mvc.get().uri("/render").exchange(), 405);
	}

	private MvcTestResult post(String type, String accept, String document) {
		return this.mvc.post()
			.uri("/render")
			.header("Content-Type", type)
			.header("Accept", accept)
			.content(document)
			.exchange();
	}

	private static void assertProblem(MvcTestResult result, int status) {
		assertThat(result).hasStatus(status);
		assertThat(result.getResponse().getContentType()).startsWith("application/problem+json");
	}

	@TestConfiguration
	static class Parts {

		@Bean
		MarkdownRenderer markdownRenderer() {
			RenderLimits limits = RenderLimits.defaults();
			return MarkdownRenderer.flexmark(new RenderLimits(limits.bytes(), limits.depth(), Duration.ofSeconds(20), 2,
					8, limits.stackBytes()));
		}

	}

}
