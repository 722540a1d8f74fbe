package dev.edgewise.cms.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import dev.edgewise.cms.testing.Backing;
import dev.edgewise.cms.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ActiveProfiles("demo")
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "edgewise.identity.key-secret=of-the-test")
class ContentApiIT {

	private static final String ARTICLES = "/api/content/articles";

	private final HttpClient http = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	@LocalServerPort
	int port;

	@Autowired
	JwtEncoder encoder;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheDemoIsThere() {
		await().atMost(Duration.ofSeconds(60)).until(() -> send(get(ARTICLES + "/ein-beispiel")).statusCode() == 200);
	}

	@Test
	void servesAnArticleWithItsCachingMetadata() throws Exception {
		HttpResponse<String> answer = send(get(ARTICLES + "/a-sample"));
		JsonNode article = this.json.readTree(answer.body());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(article.path("title").asString()).isEqualTo("A sample");
		assertThat(article.path("body").asString()).startsWith("# A sample");
		assertThat(article.path("truncated").asBoolean()).isFalse();
		assertThat(article.path("publishedAt").asString()).isEqualTo("2026-10-01T00:00:00Z");
		assertThat(article.path("revision").asLong()).isEqualTo(1);
		assertThat(article.path("translations").path(0).path("slug").asString()).isEqualTo("ein-beispiel");
		assertThat(header(answer, "Surrogate-Key")).isEqualTo("article:" + article.path("id").asString());
		assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=0, must-revalidate");
		assertThat(header(answer, "CDN-Cache-Control")).isEqualTo("max-age=86400, stale-if-error=604800");
		assertThat(header(answer, "ETag")).matches("\"[\\w-]{22}\"");
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void answersNotModifiedToWhoHasTheRepresentation() throws Exception {
		String etag = header(send(get(ARTICLES + "/a-sample")), "ETag");
		HttpResponse<String> answer = send(get(ARTICLES + "/a-sample").header("If-None-Match", etag));
		assertThat(answer.statusCode()).isEqualTo(304);
		assertThat(answer.body()).isEmpty();
		assertThat(header(answer, "Surrogate-Key")).startsWith("article:");
		assertThat(header(answer, "ETag")).isEqualTo(etag);
	}

	@Test
	void listsByFilterWithTheKeysOfAllItShows() throws Exception {
		HttpResponse<String> answer = send(get(ARTICLES + "?tag=edge&language=de&size=5"));
		JsonNode page = this.json.readTree(answer.body());
		assertThat(page.path("total").asLong()).isPositive();
		assertThat(page.path("size").asInt()).isEqualTo(5);
		page.path("items").forEach((item) -> {
			assertThat(item.path("language").asString()).isEqualTo("de");
			assertThat(item.has("body")).isFalse();
			assertThat(header(answer, "Surrogate-Key")).contains("article:" + item.path("id").asString());
		});
		assertThat(header(answer, "Surrogate-Key")).startsWith("articles/tag=edge/language=de ");
		assertThat(send(get(ARTICLES + "?section=none-such")).body()).contains("\"total\":0");
	}

	@Test
	void remembersAbsenceBriefly() throws Exception {
		HttpResponse<String> answer = send(get(ARTICLES + "/none-such"));
		assertProblem(answer, 404, "none-such");
		assertThat(header(answer, "CDN-Cache-Control")).isEqualTo("max-age=10");
		assertThat(header(answer, "Surrogate-Key")).isEqualTo("slug:none-such");
	}

	@Test
	void takesAnArticleThroughItsLife() throws Exception {
		String slug = slug();
		HttpResponse<String> created = send(post(article(slug, 0)).header("Authorization", editor()));
		assertThat(created.statusCode()).isEqualTo(201);
		assertThat(header(created, "Location")).isEqualTo(ARTICLES + "/" + slug);
		HttpResponse<String> revised = send(
				put(slug, article(slug, 1).replace("Words", "Other words")).header("Authorization", editor()));
		assertThat(revised.statusCode()).isEqualTo(200);
		HttpResponse<String> read = send(get(ARTICLES + "/" + slug));
		assertThat(read.body()).contains("Other words").contains("\"revision\":2");
		assertThat(header(read, "ETag")).isEqualTo(header(revised, "ETag"));
		assertProblem(send(put(slug, article(slug, 1)).header("Authorization", editor())), 409, "revision 2");
		assertProblem(send(post(article(slug, 0)).header("Authorization", editor())), 409, slug);
		HttpResponse<String> deleted = send(request(ARTICLES + "/" + slug).DELETE().header("Authorization", editor()));
		assertThat(deleted.statusCode()).isEqualTo(204);
		assertThat(send(get(ARTICLES + "/" + slug)).statusCode()).isEqualTo(404);
	}

	@Test
	void showsMembersArticlesToServicesOnly() throws Exception {
		String slug = slug();
		String membersOnly = article(slug, 0).replace("\"membersOnly\":false",
				"\"membersOnly\":true,\"teaser\":\"Just this.\"");
		assertThat(send(post(membersOnly).header("Authorization", editor())).statusCode()).isEqualTo(201);
		JsonNode inPublic = this.json.readTree(send(get(ARTICLES + "/" + slug)).body());
		assertThat(inPublic.path("body").asString()).isEqualTo("Just this.");
		assertThat(inPublic.path("truncated").asBoolean()).isTrue();
		String internal = "/internal/content/articles/" + slug;
		assertProblem(send(get(internal)), 401, "token");
		assertProblem(send(get(internal).header("Authorization", editor())), 403, "scopes");
		HttpResponse<String> full = send(
				get(internal).header("Authorization", "Bearer " + new Tokens(this.encoder).ofService()));
		assertThat(full.body()).contains("Words, many of them.");
		assertThat(header(full, "Cache-Control")).startsWith("private");
	}

	@Test
	void explainsBadInputWithoutRaisingAlarm(CapturedOutput output) throws Exception {
		String slug = slug();
		assertProblem(send(put("a-sample", article("a-sample", 1))), 401, "token");
		assertProblem(send(put("a-sample", article("a-sample", 1)).header("Authorization", "Bearer none")), 401,
				"valid");
		assertProblem(send(put("a-sample", article("a-sample", 1)).header("Authorization",
				"Bearer " + new Tokens(this.encoder).ofRole("reader"))), 403, "roles");
		assertProblem(send(post("{\"title\": ").header("Authorization", editor())), 400, "JSON");
		assertProblem(send(post("[]").header("Authorization", editor())), 400, "JSON");
		assertProblem(send(post(article(slug, 0).replace("[\"edge\"]", "7")).header("Authorization", editor())), 400,
				"tags");
		assertProblem(send(post(article(slug, 0).replace("\"A title\"", "\" \"")).header("Authorization", editor())),
				400, "title");
		assertProblem(send(post(article(slug, 0).replace("Words", "\\u0000")).header("Authorization", editor())), 400,
				"body");
		assertProblem(
				send(put(slug, article(slug, 0).replace("\"revision\":0,", "")).header("Authorization", editor())), 428,
				"revision");
		assertProblem(send(put("none-such", article("none-such", 1)).header("Authorization", editor())), 404,
				"none-such");
		assertProblem(send(get(ARTICLES + "?size=0")), 400, "size");
		assertProblem(send(get(ARTICLES + "?page=x")), 400, "page");
		assertProblem(send(get(ARTICLES + "?author=%00")), 400, "author");
		assertProblem(send(get("/no/such/place")), 404, "no/such/place");
		assertProblem(send(request(ARTICLES).method("PATCH", BodyPublishers.ofString("{}"))
			.header("Content-Type", "application/json")
			.header("Authorization", editor())), 405, "PATCH");
		assertProblem(send(request(ARTICLES).POST(BodyPublishers.ofString("x"))
			.header("Content-Type", "text/plain")
			.header("Authorization", editor())), 415, "text/plain");
		assertThat(output.getOut()).doesNotContain(" ERROR ");
	}

	@Test
	void refusesLongBodiesWhetherTheirLengthIsAnnouncedOrNot() throws Exception {
		byte[] body = article(slug(), 0).replace("Words", "x".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
		HttpRequest.Builder announced = request(ARTICLES).POST(BodyPublishers.ofByteArray(body));
		HttpRequest.Builder chunked = request(ARTICLES)
			.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
		assertProblem(send(json(announced).header("Authorization", editor())), 413, "262144 bytes");
		assertProblem(send(json(chunked).header("Authorization", editor())), 413, "262144 bytes");
	}

	@Test
	void tellsItsHealth() throws Exception {
		assertThat(send(get("/readyz")).statusCode()).isEqualTo(200);
		assertThat(send(get("/livez")).statusCode()).isEqualTo(200);
		assertThat(send(get("/actuator/prometheus")).body()).contains("http_server_requests");
	}

	private void assertProblem(HttpResponse<String> answer, int status, String hint) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
		assertThat(this.json.readTree(answer.body()).path("detail").asString()).contains(hint);
	}

	private static String slug() {
		return "s-" + UUID.randomUUID();
	}

	private String article(String slug, long revision) {
		return ("{\"slug\":\"%s\",\"revision\":%d,\"title\":\"A title\",\"body\":\"Words, many of them.\",\"author\":\"Edith\","
				+ "\"tags\":[\"edge\"],\"section\":\"cache\",\"language\":\"en\",\"membersOnly\":false}")
			.formatted(slug, revision);
	}

	private String editor() {
		return "Bearer " + new Tokens(this.encoder).ofRole("editor");
	}

	private HttpRequest.Builder get(String path) {
		return request(path).GET();
	}

	private HttpRequest.Builder post(String body) {
		return json(request(ARTICLES).POST(BodyPublishers.ofString(body)));
	}

	private HttpRequest.Builder put(String slug, String body) {
		return json(request(ARTICLES + "/" + slug).PUT(BodyPublishers.ofString(body)));
	}

	private static HttpRequest.Builder json(HttpRequest.Builder request) {
		return request.header("Content-Type", "application/json");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	private static String header(HttpResponse<String> answer, String name) {
		return answer.headers().firstValue(name).orElse("");
	}

}
