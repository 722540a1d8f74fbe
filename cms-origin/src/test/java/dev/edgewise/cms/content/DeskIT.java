package dev.edgewise.cms.content;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.edgewise.cms.testing.Backing;
import dev.edgewise.cms.testing.CoreClient;
import dev.edgewise.cms.testing.CoreClient.Answer;
import dev.edgewise.cms.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static dev.edgewise.cms.testing.CoreClient.ARTICLES;
import static dev.edgewise.cms.testing.CoreClient.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What editors do with an article, and what readers and caches learn of it. */
@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "edgewise.identity.key-secret=of-the-test", "edgewise.publishing.look=100ms" })
class DeskIT {

	@LocalServerPort
	int port;

	@Autowired
	JwtEncoder encoder;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PublishingSchedule schedule;

	private CoreClient core;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheDemoIsThere() {
		this.core = new CoreClient(URI.create("http://localhost:" + this.port),
				() -> new Tokens(this.encoder).ofRole("editor"));
		await().atMost(Duration.ofSeconds(60)).until(() -> this.core.get(ARTICLES + "/ein-beispiel").status() == 200);
	}

	@Test
	void keepsADraftFromReadersUntilItIsPublished() {
		String slug = create(Map.of("draft", true));
		assertThat(this.core.get(ARTICLES + "/" + slug).status()).isEqualTo(404);
		assertThat(this.core.get(ARTICLES + "?size=100").text()).doesNotContain(slug);
		assertThat(changes(slug)).isEmpty();
		assertThat(this.core.desk(DESK + "?state=draft").text()).contains(slug);
		assertThat(decide(slug, "publish", 1).json().at("/publication/state").asString()).isEqualTo("LIVE");
		assertThat(this.core.get(ARTICLES + "/" + slug).status()).isEqualTo(200);
		assertThat(changes(slug)).containsExactly("created");
	}

	@Test
	void publishesAndWithdrawsWhenTheTimeComes() {
		String slug = create(Map.of("draft", true));
		Instant from = Instant.now().plusSeconds(1);
		Answer scheduled = this.core.post(DESK + "/" + slug + "/schedule",
				Map.of("revision", 1, "from", from, "until", from.plusSeconds(1)));
		assertThat(scheduled.json().at("/publication/publishAt").asString())
			.startsWith(from.toString().substring(0, 19));
		await().atMost(Duration.ofSeconds(20)).until(() -> changes(slug).size() == 2);
		assertThat(changes(slug)).containsExactly("created", "unpublished");
		assertThat(this.core.get(ARTICLES + "/" + slug).status()).isEqualTo(404);
		assertThat(this.core.desk("/api/newsroom/audit?by=schedule").text()).contains(slug);
	}

	@Test
	void publishesOnceHoweverManyLook() throws Exception {
		Instant from = Instant.now().plusSeconds(1);
		List<String> slugs = IntStream.range(0, 20).mapToObj((number) -> create(Map.of("draft", true))).toList();
		slugs.forEach((slug) -> this.core.post(DESK + "/" + slug + "/schedule", Map.of("revision", 1, "from", from)));
		try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
			IntStream.range(0, 4).forEach((instance) -> instances.submit(() -> {
				while (Instant.now().isBefore(from.plusSeconds(2))) {
					this.schedule.turnDue();
				}
			}));
		}
		assertThat(slugs).allSatisfy((slug) -> assertThat(changes(slug)).containsExactly("created"));
	}

	@Test
	void anEmbargoWithdrawsHardAndEndsByItself() {
		String slug = create(Map.of());
		Instant until = Instant.now().plusSeconds(2);
		assertThat(this.core.post(DESK + "/" + slug + "/embargo", Map.of("revision", 1, "until", until)).status())
			.isEqualTo(200);
		assertThat(this.core.get(ARTICLES + "/" + slug).status()).isEqualTo(404);
		assertThat(lastPurge(slug)).contains("\"purge\": \"hard\"");
		Answer refused = decide(slug, "publish", 2);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().path("embargoUntil").asString()).startsWith(until.toString().substring(0, 19));
		await().atMost(Duration.ofSeconds(20)).until(() -> this.core.get(ARTICLES + "/" + slug).status() == 200);
	}

	@Test
	void showsComparesAndRestoresRevisions() {
		Map<String, Object> article = CoreClient.article(Map.of("body", "one\ntwo"));
		String slug = (String) article.get("slug");
		this.core.post(ARTICLES, article);
		article.putAll(Map.of("body", "one\n2", "title", "Another title", "revision", 1));
		assertThat(this.core.put(ARTICLES + "/" + slug, article).status()).isEqualTo(200);
		Answer revisions = this.core.desk(DESK + "/" + slug + "/revisions");
		assertThat(revisions.json().at("/items/0/action").asString()).isEqualTo("edited");
		assertThat(revisions.json().at("/items/1/by").asString()).isEqualTo("someone");
		Answer diff = this.core.desk(DESK + "/" + slug + "/diff?from=1&to=2");
		assertThat(diff.json().at("/fields/0/name").asString()).isEqualTo("title");
		assertThat(diff.json().at("/body/1/kind").asString()).isEqualTo("removed");
		assertThat(diff.json().at("/body/2/text").asString()).isEqualTo("2");
		Answer restored = this.core.post(DESK + "/" + slug + "/revisions/1/restore", Map.of("revision", 2));
		assertThat(restored.json().at("/article/body").asString()).isEqualTo("one\ntwo");
		assertThat(restored.json().at("/article/revision").asLong()).isEqualTo(3);
		assertThat(this.core.get(ARTICLES + "/" + slug).text()).contains("one\\ntwo");
		assertThat(this.core.desk(DESK + "/" + slug + "/revisions/9").status()).isEqualTo(404);
		assertThat(this.core.desk(DESK + "/" + slug + "/revisions/2").text()).contains("Another title");
	}

	@Test
	void takesEditsByTagToo() {
		Map<String, Object> article = CoreClient.article(Map.of());
		String path = ARTICLES + "/" + article.get("slug");
		this.core.post(ARTICLES, article);
		assertThat(this.core.put(path, article).status()).isEqualTo(428);
		assertThat(this.core.put(path, article, "\"another\"").status()).isEqualTo(412);
		String tag = this.core.get(path).header("ETag");
		assertThat(this.core.put(path, article, tag).status()).isEqualTo(200);
		assertThat(this.core.put(path, article, tag).status()).isEqualTo(412);
		assertThat(this.core.put(path, article, "*").status()).isEqualTo(200);
	}

	@Test
	void goesThroughAListWithoutGapsWhateverIsAddedMeanwhile() {
		String section = "s" + System.nanoTime();
		List<String> slugs = IntStream.range(0, 5).mapToObj((i) -> create(Map.of("section", section))).toList();
		Answer first = this.core.get(ARTICLES + "?size=2&fields=slug&section=" + section);
		assertThat(first.header("Link")).contains("rel=\"next\"");
		create(Map.of("section", section));
		Answer second = this.core.get(first.json().path("next").asString());
		Answer third = this.core.get(second.json().path("next").asString());
		assertThat(third.json().has("next")).isFalse();
		assertThat(java.util.stream.Stream.of(first, second, third)
			.flatMap((answer) -> answer.json().path("items").valueStream())
			.map((item) -> item.path("slug").asString())).containsExactlyElementsOf(slugs.reversed());
		assertThat(third.json().path("items").path(0).propertyNames()).containsExactly("slug");
	}

	@Test
	void readsManyAtOnceAndRemembersWhichThereAreNot() {
		String slug = create(Map.of());
		Answer batch = this.core.get("/api/content/batch?slugs=none-such," + slug + ",a-sample");
		assertThat(batch.json().at("/items/0/slug").asString()).isEqualTo(slug);
		assertThat(batch.json().at("/items/1/translations/0/slug").asString()).isEqualTo("ein-beispiel");
		assertThat(batch.json().at("/missing/0").asString()).isEqualTo("none-such");
		assertThat(batch.keys()).contains("slug:none-such", "article:" + batch.json().at("/items/0/id").asString());
	}

	@Test
	void findsWordsByTheirStemsButNotWhatMembersPaidFor() {
		String word = "zebra" + System.nanoTime();
		String open = create(Map.of("title", word + " houses", "body", "Whatever."));
		create(Map.of("title", "Closed", "teaser", "Just this.", "body", word + " inside", "membersOnly", true));
		Answer found = this.core.get(ARTICLES + "?q=" + word + "+house");
		assertThat(found.json().path("total").asLong()).isEqualTo(1);
		assertThat(found.json().at("/items/0/slug").asString()).isEqualTo(open);
		assertThat(found.header("CDN-Cache-Control")).isEqualTo("max-age=30");
		assertThat(this.core.get(ARTICLES + "?q=" + word).json().path("total").asLong()).isEqualTo(1);
		create(Map.of("title", "エッジの話", "language", "ja", "body", "本文"));
		assertThat(this.core.get(ARTICLES + "?q=エッジ".replace("エッジ", "%E3%82%A8%E3%83%83%E3%82%B8")).text())
			.contains("エッジの話");
	}

	@Test
	void tellsOfLanguagesAndWhereTheOthersAre() {
		Answer sample = this.core.get(ARTICLES + "/a-sample");
		assertThat(sample.header("Content-Language")).isEqualTo("en");
		assertThat(sample.header("Link"))
			.isEqualTo("</api/content/articles/ein-beispiel>; rel=\"alternate\"; hreflang=\"de\"");
	}

	@Test
	void knowsSectionsTagsAndAuthorsOnceAnArticleNamesThem() {
		String section = "s" + System.nanoTime();
		String author = "Zoë " + section;
		create(Map.of("section", section, "tags", List.of("t-" + section), "author", author));
		Answer term = this.core.get("/api/content/sections/" + section);
		assertThat(term.json().path("articles").asLong()).isEqualTo(1);
		assertThat(term.keys()).containsExactly("section:" + section);
		assertThat(this.core.get("/api/content/tags?size=500").text()).contains("t-" + section);
		Answer authors = this.core.get("/api/content/authors?size=500");
		String list = authors.json()
			.path("items")
			.valueStream()
			.filter((item) -> author.equals(item.path("name").asString()))
			.findFirst()
			.orElseThrow()
			.path("list")
			.asString();
		assertThat(this.core.get(list).json().path("total").asLong()).isEqualTo(1);
		Map<String, Object> description = Map.of("revision", 1, "name", "A name", "description", "What it is about.");
		assertThat(this.core.put("/api/newsroom/sections/" + section, description).json().path("name").asString())
			.isEqualTo("A name");
		assertThat(this.core.put("/api/newsroom/sections/" + section, description).status()).isEqualTo(409);
		assertThat(this.core.get("/api/content/sections/none-such").status()).isEqualTo(404);
	}

	@Test
	void namesTheParameterThatIsNotValid() {
		for (String bad : List.of("size=0", "size=101", "page=-1", "page=x", "fields=slug,secret", "after=zzz",
				"section=A%20B", "q=" + "x".repeat(201), "author=" + "x".repeat(101), "language=!", "tag=!")) {
			Answer answer = this.core.get(ARTICLES + "?" + bad);
			assertThat(answer.status()).as(bad).isEqualTo(400);
			assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(bad.substring(0, bad.indexOf('=')));
			assertThat(answer.text()).doesNotContain("java.");
		}
		assertThat(
				this.core.get("/api/content/batch?slugs=" + "a,".repeat(101)).json().at("/errors/0/field").asString())
			.isEqualTo("slugs");
		assertThat(this.core.get("/api/content/batch?slugs=A").status()).isEqualTo(400);
	}

	@Test
	void wantsEditorsOnTheDesk() {
		assertThat(this.core.get(DESK).status()).isEqualTo(401);
		assertThat(this.core.get("/api/newsroom/audit").status()).isEqualTo(401);
	}

	@Test
	void repeatsEventsOnDemand() {
		String slug = create(Map.of());
		Map<String, Object> article = CoreClient.article(Map.of("slug", slug, "body", "Other words.", "revision", 1));
		this.core.put(ARTICLES + "/" + slug, article);
		String id = this.core.get(ARTICLES + "/" + slug).json().path("id").asString();
		Answer replayed = this.core.post("/api/newsroom/events/replay", Map.of("ids", List.of(id)));
		assertThat(replayed.status()).isEqualTo(202);
		assertThat(replayed.json().path("changes").asInt()).isEqualTo(2);
		assertThat(this.core.post("/api/newsroom/events/replay", Map.of()).json().at("/errors/0/field").asString())
			.isEqualTo("ids");
		Instant now = Instant.now();
		assertThat(this.core
			.post("/api/newsroom/events/replay", Map.of("from", now.minusSeconds(60), "until", now.plusSeconds(1)))
			.json()
			.path("changes")
			.asInt()).isGreaterThanOrEqualTo(2);
		assertThat(this.core.get("/actuator/prometheus").text()).contains("edgewise_outbox_backlog",
				"edgewise_outbox_oldest_seconds");
	}

	private String create(Map<String, Object> changes) {
		Map<String, Object> article = CoreClient.article(changes);
		Answer created = this.core.post(ARTICLES, article);
		assertThat(created.status()).as(created.text()).isEqualTo(201);
		return (String) article.get("slug");
	}

	private Answer decide(String slug, String decision, long revision) {
		return this.core.post(DESK + "/" + slug + "/" + decision, Map.of("revision", revision));
	}

	private List<String> changes(String slug) {
		return this.jdbc
			.sql("select change ->> 'action' from content_change where change ->> 'slug' = ? order by revision")
			.param(slug)
			.query(String.class)
			.list();
	}

	private String lastPurge(String slug) {
		return this.jdbc
			.sql("select change::text from content_change where change ->> 'slug' = ? order by revision desc limit 1")
			.param(slug)
			.query(String.class)
			.single();
	}

}
