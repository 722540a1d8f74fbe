package dev.edgewise.markdown.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.pop.Place;
import dev.edgewise.platform.pop.Topology;
import dev.edgewise.platform.problem.ServletProblemAutoConfiguration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import dev.edgewise.markdown.article.Article;
import dev.edgewise.markdown.article.Article.Translation;
import dev.edgewise.markdown.article.Summary;
import dev.edgewise.markdown.engine.MarkdownRenderer;
import dev.edgewise.markdown.engine.RenderLimits;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest({ PageController.class, StylesheetController.class })
@Import(PageConfiguration.class)
@ImportAutoConfiguration(ServletProblemAutoConfiguration.class)
class PageControllerTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakeArticles articles;

	@BeforeEach
	void publish() {
		this.articles.clear();
		this.articles.add(FakeArticles.article("1", "one", "One <title>",
				"# One \\<title>\n\nText of *one*.\n\n## A\n\n## B\n\n## C\n", "cache", "purge"));
		this.articles.add(FakeArticles.article("2", "two", "Two", "Text of two.", "cache"));
		this.articles.add(FakeArticles.article("3", "three", "Three", "Text of three.", "beacons"));
	}

	@Test
	void showsAnArticleWithAllThatBelongsToIt() {
		Document page = html("/articles/one");
		assertThat(page.title()).isEqualTo("One <title> · Edgewise");
		assertThat(page.select("html").attr("lang")).isEqualTo("en");
		assertThat(page.select("h1").eachText()).containsExactly("One <title>");
		assertThat(page.select(".prose p em").text()).isEqualTo("one");
		assertThat(page.select(".contents a").eachAttr("href")).containsExactly("#h-a", "#h-b", "#h-c");
		assertThat(page.select("a[rel=author]").attr("href")).isEqualTo("/articles?author=Ada%20Ferreira");
		assertThat(page.select(".opening time").attr("datetime")).isEqualTo("2026-11-20T09:08:07.654321Z");
		assertThat(page.select(".opening time").text()).isEqualTo("20 November 2026");
		assertThat(page.select(".tags a").eachAttr("href")).containsExactly("/articles?tag=cache",
				"/articles?tag=purge");
		assertThat(page.select(".related h3 a").eachAttr("href")).containsExactly("/articles/two");
		assertThat(page.select("header.site nav a").eachAttr("href")).containsExactly("/articles", "/",
				"/session/login?return_to=%2Farticles%2Fone");
		assertThat(page.select(".provenance").text())
			.isEqualTo("Revision 3 Updated 2026-11-20 09:08:07 UTC Rendered at nrt");
		assertThat(page.select("script, [style], .stale, .members-only")).isEmpty();
	}

	@Test
	void sendsExactlyTheseHeaders() throws IOException {
		MockHttpServletResponse response = get("/articles/one", BROWSER).getResponse();
		String headers = new TreeSet<>(response.getHeaderNames()).stream()
			.map((name) -> name + ": " + response.getHeader(name))
			.collect(Collectors.joining("\n"))
			.replaceFirst("ETag: \"[0-9a-f]{32}\"", "ETag: \"<hash>\"")
			.replaceFirst("edgewise-[0-9a-f]{12}", "edgewise-<hash>")
			.replaceAll("dur=[0-9.]+", "dur=<ms>")
			.replaceFirst("Content-Length: [0-9]+", "Content-Length: <length>");
		String golden = new ClassPathResource("article-headers.txt", PageControllerTests.class)
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(headers).isEqualTo(golden.strip());
	}

	@Test
	void answersAValidatorWithNothingNew() {
		String etag = get("/articles/one", BROWSER).getResponse().getHeader("ETag");
		MvcTestResult again = this.mvc.get().uri("/articles/one").header("If-None-Match", etag).exchange();
		assertThat(again).hasStatus(304).hasHeader("Surrogate-Key", "article:1 article:2 articles");
		assertThat(again).hasHeader("Edge-Purge-Position", "log:42");
	}

	@Test
	void anEditOfAnArticleThatIsNotShownDoesNotPurgeAPage() {
		assertThat(get("/articles/one", BROWSER).getResponse().getHeader("Surrogate-Key").split(" "))
			.containsExactly("article:1", "article:2", "articles");
		assertThat(get("/articles", BROWSER).getResponse().getHeader("Surrogate-Key").split(" "))
			.containsExactly("article:1", "article:2", "article:3", "articles");
	}

	@Test
	void asksMembersToSignInForTheRest() {
		Article article = FakeArticles.article("4", "four", "Four", "Only this.", "limits");
		Summary open = article.summary();
		this.articles.add(new Article(
				new Summary(open.id(), open.slug(), open.title(), open.teaser(), open.author(), open.tags(),
						open.section(), "de", true, open.publishedAt(), open.updatedAt(), 1),
				"Nur dies.", true, List.of(new Translation("en", "five"))));
		Document page = html("/articles/four");
		assertThat(page.select(".members-only a").attr("href"))
			.isEqualTo("/session/login?return_to=%2Farticles%2Ffour");
		assertThat(page.select("article").attr("lang")).isEqualTo("de");
		assertThat(page.select("link[rel=alternate]").attr("hreflang")).isEqualTo("en");
		assertThat(page.select(".byline a[hreflang=en]").attr("href")).isEqualTo("/articles/five");
	}

	@Test
	void listsArticlesAndWaysToNarrowThem() {
		Document page = html("/articles?tag=cache");
		assertThat(page.select(".card a").eachAttr("href")).containsExactly("/articles/one", "/articles/two",
				"/articles/three");
		assertThat(page.select(".choices a[aria-current]").eachText()).containsExactly("#cache");
		assertThat(page.select("header.site .signin").attr("href"))
			.isEqualTo("/session/login?return_to=%2Farticles%3Ftag%3Dcache");
	}

	@Test
	void anUnknownArticleIsAPageForBrowsersAndAProblemForOthers() {
		MvcTestResult page = get("/articles/none", BROWSER);
		assertThat(page).hasStatus(404)
			.hasHeader("CDN-Cache-Control", "max-age=10")
			.hasHeader("Surrogate-Key", "slug:none")
			.hasHeader("Edge-Purge-Position", "log:42");
		assertThat(page.getResponse().getHeaders("Vary")).contains("Accept");
		assertThat(Jsoup.parse(body(page)).select("h1").text()).isEqualTo("There is no such article");
		MvcTestResult problem = get("/articles/none", "*/*");
		assertThat(problem).hasStatus(404).hasContentType("application/problem+json");
		assertThat(problem).hasHeader("CDN-Cache-Control", "max-age=10");
	}

	@Test
	void withoutTheCoreItSaysSoAndKeepsNothing() {
		this.articles.articlesAway = true;
		this.articles.listsAway = true;
		for (String path : List.of("/articles/one", "/articles")) {
			MvcTestResult page = get(path, BROWSER);
			assertThat(page).hasStatus(503).hasHeader("Retry-After", "5").hasHeader("CDN-Cache-Control", "no-store");
			assertThat(Jsoup.parse(body(page)).select("h1").text()).contains("out of reach");
			assertThat(get(path, "application/json")).hasStatus(503).hasContentType("application/problem+json");
		}
	}

	@Test
	void marksWhatIsStaleAndKeepsItForAMoment() {
		this.articles.stale = true;
		MvcTestResult page = get("/articles/one", BROWSER);
		assertThat(page).hasStatusOk().hasHeader("CDN-Cache-Control", "max-age=5, stale-if-error=604800");
		assertThat(Jsoup.parse(body(page)).select(".stale").text()).startsWith("From memory.");
	}

	@Test
	void withoutTheListAPageGoesWithoutRelatedArticlesForAMoment() {
		this.articles.listsAway = true;
		MvcTestResult page = get("/articles/one", BROWSER);
		assertThat(page).hasStatusOk().hasHeader("CDN-Cache-Control", "max-age=5, stale-if-error=604800");
		assertThat(Jsoup.parse(body(page)).select(".related")).isEmpty();
	}

	@Test
	void withoutAPurgeLogAPageIsKeptForAMinute() {
		this.articles.position = PurgePosition.UNKNOWN;
		MvcTestResult page = get("/articles/one", BROWSER);
		assertThat(page).hasHeader("CDN-Cache-Control", "max-age=60, stale-if-error=604800");
		assertThat(page.getResponse().getHeader("Edge-Purge-Position")).isNull();
	}

	@Test
	void aTextThatCannotBeRenderedIsShownAsItWasWritten() {
		this.articles.add(FakeArticles.article("5", "deep", "Deep", "> ".repeat(1250) + "<b>", "x"));
		Document page = html("/articles/deep");
		assertThat(page.select(".prose pre.verbatim").text()).endsWith("<b>");
		assertThat(page.select(".prose b")).isEmpty();
	}

	@Test
	void servesTheStylesheetForEverUnderItsOwnNameAndBrieflyUnderAnOlderOne() {
		String href = html("/articles/one").select("link[rel=stylesheet]").attr("href");
		assertThat(this.mvc.get().uri(href)).hasStatusOk()
			.hasContentType("text/css;charset=UTF-8")
			.hasHeader("Cache-Control", "max-age=31536000, public, immutable");
		assertThat(this.mvc.get().uri("/articles/assets/edgewise-000000000000.css")).hasStatusOk()
			.hasHeader("Cache-Control", "max-age=60, public");
		assertThat(this.mvc.get().uri("/articles/assets/other.css")).hasStatus(404);
	}

	@Test
	void aPageNumberThatIsNoneIsTheClientsMistake() {
		assertThat(get("/articles?page=x", "*/*")).hasStatus(400).hasContentType("application/problem+json");
	}

	private Document html(String path) {
		MvcTestResult result = get(path, BROWSER);
		assertThat(result).hasStatusOk().hasContentType("text/html;charset=UTF-8");
		return Jsoup.parse(body(result));
	}

	private MvcTestResult get(String path, String accept) {
		return this.mvc.get().uri(path).header("Accept", accept).header("User-Agent", "test").exchange();
	}

	private static String body(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	@TestConfiguration
	static class Parts {

		@Bean
		FakeArticles articles() {
			return new FakeArticles();
		}

		@Bean
		MarkdownRenderer markdownRenderer() {
			return MarkdownRenderer.flexmark(new RenderLimits(256 * 1024, 100, Duration.ofSeconds(20), 2, 8, 16 << 20));
		}

		@Bean
		Topology topology() {
			Place tokyo = new Place("nrt", "Tokyo", "JP", 35.77, 140.39, "JP", null, null);
			Place core = new Place("core", "Portland", "US", 45.52, -122.68, "US", null, null);
			return new Topology(tokyo, core, List.of(tokyo), List.of("nrt"));
		}

	}

}
