package dev.edgewise.cms.newsroom;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.ImageIO;

import dev.edgewise.cms.testing.Backing;
import dev.edgewise.cms.testing.BrowserSession;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static dev.edgewise.cms.testing.BrowserSession.csrfOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The pages, as a browser without scripts uses them. */
@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "edgewise.identity.key-secret=of-the-test")
class NewsroomIT {

	private static final String NEWSROOM = "/newsroom";

	private static final String ARTICLES = "/newsroom/articles";

	@LocalServerPort
	int port;

	private BrowserSession edith;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheDemoIsThere() {
		BrowserSession visitor = visitor();
		await().atMost(Duration.ofSeconds(60))
			.until(() -> visitor.get("/api/content/articles/ein-beispiel").statusCode() == 200);
		this.edith = visitor().signIn("edith");
	}

	@Test
	void isForEditorsOnly() {
		assertThat(visitor().get(NEWSROOM).uri().getPath()).isEqualTo("/login");
		assertThat(visitor().signIn("ada").get(NEWSROOM).statusCode()).isEqualTo(403);
		HttpResponse<String> page = this.edith.get(NEWSROOM);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
			.contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
			.doesNotContain("unsafe");
		assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
	}

	@Test
	void takesNoFormThatDidNotComeFromItsPages() {
		assertThat(this.edith.submit(ARTICLES, "forged", fields("x")).statusCode()).isEqualTo(403);
		assertThat(this.edith.upload("/newsroom/media", "forged", new byte[1]).statusCode()).isEqualTo(403);
	}

	@Test
	void takesAnArticleFromDraftToReadersAndBack() {
		String slug = slug();
		String csrf = csrfOf(this.edith.get(ARTICLES + "/new"));
		HttpResponse<String> draft = this.edith.submit(ARTICLES, csrf, fields(slug));
		assertThat(draft.statusCode()).isEqualTo(200);
		assertThat(draft.uri().getPath()).isEqualTo(ARTICLES + "/" + slug);
		assertThat(draft.body()).contains("state draft", "&lt;b&gt;Title");
		assertThat(published(slug)).isEqualTo(404);
		decide(slug, "publish", 1, Map.of());
		assertThat(published(slug)).isEqualTo(200);
		assertThat(this.edith.get(NEWSROOM + "?state=live&q=" + slug).body()).contains(slug);
		decide(slug, "withdraw", 2, Map.of());
		assertThat(published(slug)).isEqualTo(404);
		HttpResponse<String> scheduled = decide(slug, "schedule", 3, Map.of("from", "2099-01-01T12:00"));
		assertThat(scheduled.body()).contains("state scheduled", "1 Jan 2099, 12:00 UTC");
		HttpResponse<String> embargoed = decide(slug, "embargo", 4, Map.of("until", "2099-02-01T12:00"));
		assertThat(embargoed.body()).contains("state embargoed");
		HttpResponse<String> refused = decide(slug, "publish", 5, Map.of());
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(refused.body()).contains("under embargo");
		assertThat(decide(slug, "embargo", 5, Map.of("until", "soon")).statusCode()).isEqualTo(400);
		HttpResponse<String> gone = decide(slug, "delete", 5, Map.of());
		assertThat(gone.uri().getPath()).isEqualTo(NEWSROOM);
		assertThat(this.edith.get("/newsroom/log?by=edith").body()).contains(slug, "deleted", "embargoed");
	}

	@Test
	void bringsTwoEditsTogetherAndLosesNothing() {
		String slug = slug();
		String csrf = csrfOf(this.edith.get(ARTICLES + "/new"));
		this.edith.submit(ARTICLES, csrf, fields(slug));
		BrowserSession other = visitor().signIn("edith");
		String otherCsrf = csrfOf(other.get(ARTICLES + "/" + slug));
		Map<String, Object> theirs = fields(slug);
		theirs.putAll(Map.of("revision", 1, "body", "one\ntheirs\nthree\nfour\nfive", "section", "theirs"));
		assertThat(other.submit(ARTICLES + "/" + slug, otherCsrf, theirs).statusCode()).isEqualTo(200);
		Map<String, Object> mine = fields(slug);
		mine.putAll(Map.of("revision", 1, "body", "one\r\nmine\r\nthree\r\nfour\r\nFIVE", "title", "Mine"));
		HttpResponse<String> collided = this.edith.submit(ARTICLES + "/" + slug, csrf, mine);
		assertThat(collided.statusCode()).isEqualTo(409);
		Document page = Jsoup.parse(collided.body());
		assertThat(page.select(".collision h2").text()).contains("edith saved revision 2");
		assertThat(page.select("#body").getFirst().wholeText())
			.isEqualTo("one\n<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> theirs\nthree\nfour\nFIVE");
		assertThat(page.select("#article [name=revision]").val()).isEqualTo("2");
		assertThat(page.select("#title").val()).isEqualTo("Mine");
		assertThat(page.select("#section").val()).isEqualTo("theirs");
		mine.putAll(Map.of("revision", 2, "section", "theirs", "body", ThreeWayMerge.MINE + "\nmine"));
		HttpResponse<String> undecided = this.edith.submit(ARTICLES + "/" + slug, csrf, mine);
		assertThat(undecided.statusCode()).isEqualTo(400);
		assertThat(undecided.body()).contains("marks of a conflict");
		mine.put("body", "one\nboth\nthree\nfour\nFIVE");
		assertThat(this.edith.submit(ARTICLES + "/" + slug, csrf, mine).statusCode()).isEqualTo(200);
		String revisions = this.edith.get(ARTICLES + "/" + slug + "/revisions?from=2&to=3").body();
		assertThat(revisions).contains("<code>theirs</code>", "<code>both</code>", "<ins>Mine</ins>");
		assertThat(decide(slug, "restore", 3, Map.of("restored", 2)).body()).contains("one\ntheirs\nthree");
	}

	@Test
	void namesWhatIsWrongAndKeepsWhatWasTyped() {
		String csrf = csrfOf(this.edith.get(ARTICLES + "/new"));
		Map<String, Object> fields = fields("No Slug");
		fields.put("tags", "fine, Not Fine");
		HttpResponse<String> refused = this.edith.submit(ARTICLES, csrf, fields);
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("Not saved: look at slug, tags", "one\ntwo\nthree", "value=\"No Slug\"");
		fields.put("tags", "");
		fields.put("slug", "a-sample");
		assertThat(this.edith.submit(ARTICLES, csrf, fields).body()).contains("There is an article");
	}

	@Test
	void takesInPictures() throws Exception {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", output);
		String csrf = csrfOf(this.edith.get("/newsroom/media"));
		HttpResponse<String> taken = this.edith.upload("/newsroom/media?name=x.png", csrf, output.toByteArray());
		assertThat(taken.statusCode()).isEqualTo(200);
		assertThat(taken.body()).contains("/media/", "\"width\":64");
		assertThat(this.edith.get("/newsroom/media").body()).contains("x.png", "64 × 48");
		assertThat(this.edith.upload("/newsroom/media", csrf, new byte[6_000_000]).statusCode()).isEqualTo(413);
		assertThat(this.edith.upload("/newsroom/media", csrf, new byte[60]).statusCode()).isEqualTo(415);
	}

	@Test
	void beginsATranslationFromItsOriginal() {
		assertThat(this.edith.get(ARTICLES + "/new?translationOf=a-sample").body()).contains("A translation of",
				"name=\"translationOf\" value=\"a-sample\"");
		assertThat(this.edith.get(ARTICLES + "/a-sample").body()).contains("ein-beispiel");
		assertThat(this.edith.get(ARTICLES + "/none-such").statusCode()).isEqualTo(404);
	}

	private HttpResponse<String> decide(String slug, String what, long revision, Map<String, ?> more) {
		Map<String, Object> fields = new HashMap<>(more);
		fields.putAll(Map.of("what", what, "revision", revision));
		String csrf = csrfOf(this.edith.get(ARTICLES + "/" + slug));
		return this.edith.submit(ARTICLES + "/" + slug + "/decision", csrf, fields);
	}

	private int published(String slug) {
		return this.edith.get("/api/content/articles/" + slug).statusCode();
	}

	private BrowserSession visitor() {
		return new BrowserSession(URI.create("http://localhost:" + this.port));
	}

	private static String slug() {
		return "s-" + System.nanoTime();
	}

	private static Map<String, Object> fields(String slug) {
		return new HashMap<>(
				Map.of("slug", slug, "title", "<b>Title", "teaser", "", "body", "one\ntwo\nthree\nfour\nfive", "author",
						"Edith", "tags", "edge, cache", "section", "cache", "language", "en", "revision", 0));
	}

}
