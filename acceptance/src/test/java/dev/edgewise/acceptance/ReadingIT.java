package dev.edgewise.acceptance;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody reads, at London and at Tokyo. */
class ReadingIT {

	private static final String SLUG = "/articles/a-purge-is-a-number";

	private final Stack stack = Stack.running();

	private final Visitor visitor = new Visitor();

	@BeforeEach
	void bothPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	@ParameterizedTest
	@ValueSource(strings = { "lhr", "nrt" })
	void servesAPageFromMemoryTheSecondTime(String pop) {
		this.visitor.get(this.stack.gateway(pop).resolve(SLUG));
		HttpResponse<String> page = this.visitor.get(this.stack.gateway(pop).resolve(SLUG));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("content-type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/html"));
		assertThat(page.headers().firstValue("cache-status"))
			.hasValueSatisfying((status) -> assertThat(status).contains("; hit").doesNotContain("fwd="));
		assertThat(page.headers().firstValue("edge-pop")).hasValue(pop);
		assertThat(page.headers().firstValue("server-timing"))
			.hasValueSatisfying((timing) -> assertThat(timing).contains("edge;dur=").doesNotContain("origin"));
		assertThat(page.body()).contains("<html").contains("A purge is a number");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lhr", "nrt" })
	void rendersMarkdownAtThePop(String pop) {
		var request = HttpRequest.newBuilder(this.stack.gateway(pop).resolve("/render"))
			.header("Content-Type", "text/markdown")
			.POST(HttpRequest.BodyPublishers.ofString("# Hello\n\n*edge* <script>alert(1)</script>"));
		HttpResponse<String> html = this.visitor.send(request);
		assertThat(html.statusCode()).isEqualTo(200);
		assertThat(html.body()).contains("<em>edge</em>").doesNotContain("<script");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lhr", "nrt" })
	void listsAtLeastTwelveArticlesInTwoLanguages(String pop) {
		JsonNode english = list(pop, "en");
		JsonNode german = list(pop, "de");
		assertThat(english.get("total").asInt()).isGreaterThanOrEqualTo(12);
		assertThat(german.get("total").asInt()).isGreaterThanOrEqualTo(1);
	}

	private JsonNode list(String pop, String language) {
		return Visitor.JSON.readTree(
				this.visitor.get(this.stack.gateway(pop).resolve("/api/content/articles?size=50&language=" + language))
					.body());
	}

	@ParameterizedTest
	@ValueSource(strings = { "lhr", "nrt" })
	void showsATeaserOnlyOfWhatIsForMembers(String pop) {
		JsonNode article = Visitor.JSON.readTree(
				this.visitor.get(this.stack.gateway(pop).resolve("/api/content/articles/emulated-distance")).body());
		assertThat(article.get("membersOnly").asBoolean()).isTrue();
		assertThat(article.get("truncated").asBoolean()).isTrue();
		assertThat(article.get("body").asString().length()).isLessThan(600);
		assertThat(this.visitor.get(this.stack.gateway(pop).resolve("/internal/content/articles/emulated-distance"))
			.statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "lhr", "nrt" })
	void tellsWhereItIs(String pop) {
		HttpResponse<String> here = this.visitor.get(this.stack.gateway(pop).resolve("/.edge/pop"));
		assertThat(Visitor.JSON.readTree(here.body()).get("code").asString()).isEqualTo(pop);
	}

}
