package dev.edgewise.acceptance;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Things are killed, and what was promised holds. */
class FailureIT {

	private static final List<String> SLUGS = List.of("why-the-edge", "the-seven-habits", "expect-failure",
			"one-cache-two-doors", "collapsing-and-stale");

	private final Stack stack = Stack.running();

	private final Visitor reader = new Visitor();

	@BeforeEach
	@AfterEach
	void bothPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	@Test
	void losesNoEditWhenKafkaIsKilledMeanwhile() {
		Newsroom newsroom = new Newsroom(this.stack);
		Map<String, JsonNode> articles = new HashMap<>();
		for (String slug : SLUGS) {
			articles.put(slug, newsroom.read(slug));
			this.stack.pops().forEach((pop) -> revision(pop, slug));
		}
		for (int round = 0; round < 6; round++) {
			if (round == 2) {
				this.stack.kill("kafka");
			}
			int edition = round;
			articles.replaceAll((slug, article) -> newsroom.retitle(article, slug + " in outage, edition " + edition));
		}
		this.stack.start("kafka");
		long returned = System.nanoTime();
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> articles.forEach((slug, article) -> this.stack.pops()
				.forEach((pop) -> assertThat(revision(pop, slug)).isEqualTo(article.get("revision").asLong()))));
		System.out.printf("Kafka killed during %d edits: all POPs equal to the database %.1f s after its return%n",
				6 * SLUGS.size(), (System.nanoTime() - returned) / 1e9);
		articles.forEach((slug, article) -> this.stack.pops()
			.forEach((pop) -> assertThat(page(pop, slug)).contains(article.get("title").asString())));
	}

	@Test
	void isEqualToTheDatabaseBeforeAKilledPopSaysItIsReady() {
		Newsroom newsroom = new Newsroom(this.stack);
		String slug = "expect-failure";
		JsonNode article = newsroom.read(slug);
		assertThat(revision("nrt", slug)).isEqualTo(article.get("revision").asLong());
		this.stack.kill("nrt/gateway-edge");
		this.stack.kill("nrt/redis");
		article = newsroom.retitle(article, "Edited while Tokyo was gone " + System.nanoTime());
		this.stack.start("nrt/redis");
		this.stack.start("nrt/gateway-edge");
		this.stack.awaitReady("nrt");
		assertThat(revision("nrt", slug)).isEqualTo(article.get("revision").asLong());
		assertThat(page("nrt", slug)).contains(article.get("title").asString());
	}

	@Test
	void servesWhatItRemembersWhileTheCoreIsGone() {
		String slug = "a-purge-is-a-number";
		this.stack.pops().forEach((pop) -> page(pop, slug));
		this.stack.kill("cms-origin");
		try {
			this.stack.pops().forEach((pop) -> assertThat(page(pop, slug)).contains("<html"));
		}
		finally {
			this.stack.start("cms-origin");
			await().atMost(Duration.ofSeconds(60))
				.ignoreExceptions()
				.until(() -> this.reader.get(this.stack.core().resolve("/readyz")).statusCode() == 200);
		}
	}

	private long revision(String pop, String slug) {
		return Visitor.JSON
			.readTree(this.reader.get(this.stack.gateway(pop).resolve("/api/content/articles/" + slug)).body())
			.path("revision")
			.asLong();
	}

	private String page(String pop, String slug) {
		var answer = this.reader.get(this.stack.gateway(pop).resolve("/articles/" + slug));
		assertThat(answer.statusCode()).as("%s %s", pop, slug).isEqualTo(200);
		return answer.body();
	}

}
