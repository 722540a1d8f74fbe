package dev.edgewise.acceptance;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many editors on few articles, while the core and Kafka are killed again and again and
 * readers keep the caches filled: no edit is lost or made twice, every committed revision
 * has its events in order per article, and in the end every POP shows what the core has.
 */
@Tag("proof")
class EditStormIT {

	private static final int EDITORS = 50;

	private static final int EDITS = Integer.getInteger("edgewise.proof.edits", 100);

	private static final int ARTICLES = 20;

	/** An editor thinks for half as long on average. */
	private static final int LONGEST_THOUGHT_MILLIS = 2500;

	private static final Duration CONVERGENCE = Duration.ofSeconds(60);

	private final Stack stack = Stack.running();

	private final Processes processes = this.stack.processes();

	private final Visitor visitor = new Visitor();

	private final AtomicReference<Newsroom> newsroom = new AtomicReference<>();

	private final StormEditor.Tally tally = new StormEditor.Tally();

	private final Map<String, List<String>> lines = new ConcurrentHashMap<>();

	private final long seed = Long.getLong("edgewise.proof.seed", System.nanoTime());

	private int coreKills;

	private int kafkaKills;

	@BeforeEach
	void allPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
		this.newsroom.set(new Newsroom(this.stack));
		System.out.printf("edit storm, seed %d%n", this.seed);
	}

	@Test
	void losesNeitherEditsNorEventsNorTheirOrder() throws Exception {
		String section = "storm-" + System.currentTimeMillis();
		List<String> slugs = IntStream.range(0, ARTICLES)
			.mapToObj((number) -> this.newsroom.get().create(section, number))
			.toList();
		slugs.forEach((slug) -> this.lines.put(slug, new ArrayList<>()));
		long began = System.nanoTime();
		try (ReadLoad _ = new ReadLoad(pages(slugs), 100)) {
			storm(slugs);
		}
		double stormed = secondsSince(began);
		List<JsonNode> articles = slugs.stream().map((slug) -> this.newsroom.get().read(slug)).toList();
		articles.forEach(this::assertEveryLineIsThereOnce);
		long calm = System.nanoTime();
		await().atMost(CONVERGENCE).ignoreExceptions().untilAsserted(() -> assertPopsShow(section, articles));
		double converged = secondsSince(calm);
		Delivery changed = delivered("content.changed", Function.identity(), articles);
		Delivery purged = delivered("cache.purges", (purge) -> purge.path("cause"), articles);
		System.out.printf(Locale.ROOT,
				"edit storm: %d edits committed in %.0f s by %d editors on %d articles; core killed %d times, Kafka %d;"
						+ " %d conflicts and %d failures retried, %d edits found committed after a lost answer%n"
						+ "content.changed: %s%ncache.purges: %s%nall POPs show what the core has %.1f s after the last edit%n",
				this.lines.values().stream().mapToInt(List::size).sum(), stormed, EDITORS, ARTICLES, this.coreKills,
				this.kafkaKills, this.tally.conflicts.sum(), this.tally.failures.sum(), this.tally.foundCommitted.sum(),
				changed, purged, converged);
	}

	private void storm(List<String> slugs) throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<? extends Future<?>> editors = IntStream.range(0, EDITORS)
				.mapToObj((editor) -> threads.submit(() -> edit(editor, slugs)))
				.toList();
			while (!editors.stream().allMatch(Future::isDone)) {
				fell();
			}
			for (Future<?> editor : editors) {
				editor.get();
			}
		}
	}

	private void edit(int number, List<String> slugs) {
		Random random = new Random(this.seed + number);
		StormEditor editor = new StormEditor(this.stack, this.newsroom, this.tally);
		for (int edit = 0; edit < EDITS; edit++) {
			StormEditor.pause(random.nextInt(LONGEST_THOUGHT_MILLIS));
			String slug = slugs.get(random.nextInt(slugs.size()));
			String line = "Line %d of editor %d.".formatted(edit, number);
			editor.add(slug, line);
			List<String> added = this.lines.get(slug);
			synchronized (added) {
				added.add(line);
			}
		}
	}

	/** The core alone, Kafka alone, and the core while there is no Kafka. */
	private void fell() {
		StormEditor.pause(5000);
		killCore();
		StormEditor.pause(5000);
		this.processes.kill("kafka");
		StormEditor.pause(2000);
		this.processes.start("kafka");
		StormEditor.pause(5000);
		this.processes.kill("kafka");
		StormEditor.pause(1000);
		killCore();
		this.processes.start("kafka");
		this.kafkaKills += 2;
	}

	private void killCore() {
		this.processes.kill("cms-origin");
		this.processes.start("cms-origin");
		this.coreKills++;
	}

	/** As often as there were edits, the article's revision went up. */
	private void assertEveryLineIsThereOnce(JsonNode article) {
		List<String> added = this.lines.get(article.path("slug").asString());
		assertThat(article.path("body").asString().lines().skip(1)).containsExactlyInAnyOrderElementsOf(added);
		assertThat(article.path("revision").asLong()).isEqualTo(1 + added.size());
	}

	private void assertPopsShow(String section, List<JsonNode> articles) {
		String list = "/api/content/articles?size=100&section=" + section;
		String listed = get(this.stack.core().resolve(list)).body();
		for (String pop : this.stack.pops()) {
			URI gateway = this.stack.gateway(pop);
			assertThat(remembered(gateway.resolve(list))).isEqualTo(listed);
			for (JsonNode article : articles) {
				String slug = article.path("slug").asString();
				assertThat(Visitor.JSON.readTree(remembered(gateway.resolve("/api/content/articles/" + slug))))
					.isEqualTo(article);
				assertThat(get(gateway.resolve("/articles/" + slug)).body()).contains(this.lines.get(slug));
			}
		}
	}

	/** What the POP's cache has of it, perhaps only since now. */
	private String remembered(URI uri) {
		get(uri);
		HttpResponse<String> answer = get(uri);
		assertThat(answer.headers().firstValue("cache-status"))
			.hasValueSatisfying((status) -> assertThat(status).contains("hit"));
		return answer.body();
	}

	private HttpResponse<String> get(URI uri) {
		return this.visitor.get(uri);
	}

	/**
	 * Fails unless every revision is in the topic, and first seen after the one before.
	 */
	private Delivery delivered(String topic, Function<JsonNode, JsonNode> cause, List<JsonNode> articles) {
		Map<String, List<Long>> sent = new HashMap<>();
		for (String event : this.processes.records(topic)) {
			JsonNode change = cause.apply(Visitor.JSON.readTree(event));
			sent.computeIfAbsent(change.path("slug").asString(), (slug) -> new ArrayList<>())
				.add(change.path("revision").asLong());
		}
		long events = 0;
		long repeated = 0;
		for (JsonNode article : articles) {
			List<Long> revisions = sent.getOrDefault(article.path("slug").asString(), List.of());
			List<Long> committed = LongStream.rangeClosed(1, article.path("revision").asLong()).boxed().toList();
			assertThat(revisions.stream().distinct()).as(topic).containsExactlyElementsOf(committed);
			events += committed.size();
			repeated += revisions.size() - committed.size();
		}
		return new Delivery(events, repeated);
	}

	private List<URI> pages(List<String> slugs) {
		return this.stack.pops()
			.stream()
			.map(this.stack::gateway)
			.flatMap((gateway) -> slugs.stream()
				.flatMap((slug) -> List.of("/articles/" + slug, "/api/content/articles/" + slug)
					.stream()
					.map(gateway::resolve)))
			.toList();
	}

	private static double secondsSince(long nanoTime) {
		return (System.nanoTime() - nanoTime) / 1e9;
	}

	/**
	 * @param repeated sends of what had been sent before
	 */
	private record Delivery(long events, long repeated) {

		@Override
		public String toString() {
			return "%d revisions, each delivered, 0 missing, 0 out of order; %d repeated".formatted(this.events,
					this.repeated);
		}

	}

}
