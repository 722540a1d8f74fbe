package dev.edgewise.acceptance;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Of many cached answers, an edit ends those that show the article, at every POP: told by
 * which of them a POP has to fetch again.
 */
class PrecisePurgeIT {

	private static final String ARTICLES = "/api/content/articles";

	private final Stack stack = Stack.running();

	private final Visitor reader = new Visitor();

	@BeforeEach
	void bothPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	@Test
	void anEditEndsWhatShowsTheArticleAndNothingElse() {
		among(60);
	}

	@Test
	@Tag("proof")
	void anEditEndsWhatShowsTheArticleAmongAThousand() {
		among(1000);
	}

	private void among(int count) {
		Newsroom newsroom = new Newsroom(this.stack);
		String section = "precise-" + System.nanoTime();
		List<String> slugs = new ArrayList<>();
		for (int number = 0; number < count; number++) {
			slugs.add(newsroom.create(section, number));
		}
		List<String> paths = new ArrayList<>();
		slugs.forEach((slug) -> paths.add(ARTICLES + "/" + slug));
		for (int page = 0; page < count / 20; page++) {
			paths.add(ARTICLES + "?section=" + section + "&page=" + page);
			paths.add(ARTICLES + "?section=" + section + "&fields=slug,title&page=" + page);
		}
		// newest first: the article in the middle is on the page in the middle
		String edited = slugs.get(count / 2);
		int page = (count - 1 - count / 2) / 20;
		String own = ARTICLES + "/" + edited;
		String list = ARTICLES + "?section=" + section + "&page=" + page;
		String titles = ARTICLES + "?section=" + section + "&fields=slug,title&page=" + page;
		this.stack.pops().forEach((pop) -> untilAllAreRemembered(pop, paths));
		JsonNode article = newsroom.revise(newsroom.read(edited), Map.of("body", "Another body."));
		assertEveryPopFetches(paths, article, own, list);
		JsonNode retitled = newsroom.revise(article, Map.of("title", "Another title"));
		assertEveryPopFetches(paths, retitled, own, list, titles);
	}

	private void assertEveryPopFetches(List<String> paths, JsonNode article, String... expected) {
		for (String pop : this.stack.pops()) {
			Set<String> fetched = fetched(pop, paths, article);
			System.out.printf("%s: %d of %d cached answers fetched again after an edit%n", pop, fetched.size(),
					paths.size());
			assertThat(fetched).containsExactlyInAnyOrder(expected);
		}
	}

	/** What a POP had to ask the core for, after it has heard of the edit. */
	private Set<String> fetched(String pop, List<String> paths, JsonNode article) {
		String own = ARTICLES + "/" + article.path("slug").asString();
		await().atMost(Duration.ofSeconds(10))
			.until(() -> Visitor.JSON.readTree(get(pop, own).body()).path("revision").asLong() == article
				.path("revision")
				.asLong());
		Set<String> fetched = new TreeSet<>(Set.of(own));
		paths.stream().filter((path) -> !path.equals(own) && !isHit(pop, path)).forEach(fetched::add);
		return fetched;
	}

	private void untilAllAreRemembered(String pop, List<String> paths) {
		await().atMost(Duration.ofSeconds(120))
			.until(() -> paths.stream().map((path) -> isHit(pop, path)).reduce(true, Boolean::logicalAnd));
	}

	private boolean isHit(String pop, String path) {
		HttpResponse<String> answer = get(pop, path);
		assertThat(answer.statusCode()).as(path).isEqualTo(200);
		return answer.headers().firstValue("cache-status").orElse("").contains("hit");
	}

	private HttpResponse<String> get(String pop, String path) {
		return this.reader.get(this.stack.gateway(pop).resolve(path));
	}

}
