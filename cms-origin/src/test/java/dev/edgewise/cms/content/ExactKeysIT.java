package dev.edgewise.cms.content;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

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

/**
 * Random changes, and after each: the answers whose keys were purged are the answers that
 * have changed, no fewer and no more.
 */
@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "edgewise.identity.key-secret=of-the-test")
class ExactKeysIT {

	private static final int CHANGES = 60;

	private static final List<String> SECTIONS = List.of("north", "south");

	private static final List<String> TAGS = List.of("red", "green", "blue");

	private static final List<String> LANGUAGES = List.of("en", "de");

	private static final List<String> AUTHORS = List.of("Ada Lovelace", "Grace Hopper");

	private static final String ITEM_FIELDS = "fields=id,slug,title,teaser,author,tags,section,language,membersOnly,publishedAt";

	@LocalServerPort
	int port;

	@Autowired
	JwtEncoder encoder;

	@Autowired
	JdbcClient jdbc;

	private CoreClient core;

	private final List<String> slugs = new ArrayList<>();

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void twelveArticles() {
		this.core = new CoreClient(URI.create("http://localhost:" + this.port),
				() -> new Tokens(this.encoder).ofRole("editor"));
		await().atMost(Duration.ofSeconds(60)).until(() -> this.core.get(ARTICLES + "/ein-beispiel").status() == 200);
		for (int number = 0; number < 12; number++) {
			Map<String, Object> article = CoreClient.article(Map.of("slug", "a-" + number, "section",
					SECTIONS.get(number % 2), "tags", List.of(TAGS.get(number % 3)), "language",
					LANGUAGES.get(number % 2), "author", AUTHORS.get(number / 6)));
			this.core.post(ARTICLES, article);
			this.slugs.add("a-" + number);
		}
	}

	@Test
	void purgeWhatAChangeAltersAndNothingElse() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		Map<String, Answer> cached = answers();
		for (int change = 1; change <= CHANGES; change++) {
			long before = lastChange();
			String what = change(random);
			Set<String> purged = purgedSince(before);
			Map<String, Answer> now = answers();
			Set<String> ended = new TreeSet<>();
			Set<String> altered = new TreeSet<>();
			cached.forEach((path, answer) -> {
				if (!Collections.disjoint(answer.keys(), purged)) {
					ended.add(path);
				}
				Answer later = now.get(path);
				if (later == null || !answer.header("ETag").equals(later.header("ETag"))) {
					altered.add(path);
				}
			});
			assertThat(ended).as("seed %d, change %d: %s, purged %s", seed, change, what, purged)
				.containsExactlyElementsOf(altered);
			cached = now;
		}
	}

	private String change(Random random) {
		String slug = this.slugs.get(random.nextInt(this.slugs.size()));
		Answer desk = this.core.desk(DESK + "/" + slug);
		long revision = desk.json().at("/article/revision").asLong();
		boolean live = "LIVE".equals(desk.json().at("/publication/state").asString());
		int kind = random.nextInt(9);
		if (kind == 0) {
			String decision = live ? "withdraw" : "publish";
			return described(decision + " " + slug,
					this.core.post(DESK + "/" + slug + "/" + decision, Map.of("revision", revision)));
		}
		Map<String, Object> article = new HashMap<>();
		desk.json().path("article").properties().forEach((field) -> article.put(field.getKey(), field.getValue()));
		article.keySet()
			.retainAll(List.of("slug", "title", "teaser", "body", "author", "tags", "section", "language",
					"membersOnly", "revision"));
		switch (kind) {
			case 1, 2 -> article.put("body", "Body " + random.nextInt());
			case 3 -> article.put("title", "Title " + random.nextInt());
			case 4 -> article.put("section", SECTIONS.get(random.nextInt(2)));
			case 5 -> article.put("tags", TAGS.subList(0, random.nextInt(4)));
			case 6 -> article.put("language", LANGUAGES.get(random.nextInt(2)));
			case 7 -> article.put("author", AUTHORS.get(random.nextInt(2)));
			default -> article.put("membersOnly", random.nextBoolean());
		}
		return described(kind + " " + slug + " " + article, this.core.put(ARTICLES + "/" + slug, article));
	}

	private static String described(String what, Answer answer) {
		assertThat(answer.status()).as(what + answer.text()).isEqualTo(200);
		return what;
	}

	/** Whatever readers might have asked for. */
	private Map<String, Answer> answers() {
		Map<String, Answer> answers = new HashMap<>();
		List<String> paths = new ArrayList<>(
				List.of("/api/content/sections", "/api/content/tags?size=500", "/api/content/authors"));
		SECTIONS.forEach((section) -> paths.add("/api/content/sections/" + section));
		TAGS.forEach((tag) -> paths.add("/api/content/tags/" + tag));
		this.slugs.forEach((slug) -> paths.add(ARTICLES + "/" + slug));
		for (String fields : List.of("size=5", "size=5&" + ITEM_FIELDS)) {
			for (String section : List.of("", "&section=north", "&section=south")) {
				for (String tag : List.of("", "&tag=red", "&tag=blue")) {
					for (String other : List.of("", "&language=de", "&author=Ada%20Lovelace",
							"&language=en&author=Grace%20Hopper")) {
						paths.add(ARTICLES + "?" + fields + section + tag + other);
					}
				}
			}
		}
		paths.forEach((path) -> answers.put(path, this.core.get(path)));
		answers.values().removeIf((answer) -> answer.status() != 200);
		return answers;
	}

	private long lastChange() {
		return this.jdbc.sql("select count(*) from content_change").query(Long.class).single();
	}

	private Set<String> purgedSince(long count) {
		Set<String> keys = new HashSet<>();
		this.jdbc.sql("""
				select jsonb_array_elements_text(change -> 'surrogateKeys') from
				(select change from content_change order by committed_at desc limit :fresh) as fresh
				""").param("fresh", lastChange() - count).query(String.class).list().forEach(keys::add);
		return keys;
	}

}
