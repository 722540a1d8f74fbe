package dev.edgewise.acceptance;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import static org.awaitility.Awaitility.await;

/** What is asked of purges, in small and in large. */
final class PurgeRun {

	private static final Pattern TITLE = Pattern.compile("Purge proof (\\d+) of ([a-z0-9-]+)");

	private static final Duration PAUSE = Duration.ofMillis(5);

	/** Between two articles of a reader, or two looks at a purge's progress. */
	private static final Duration POLL = Duration.ofMillis(50);

	private static final Duration SIGNED_IN = Duration.ofMinutes(10);

	private final Stack stack;

	private Desk desk;

	private final LongAdder asked = new LongAdder();

	PurgeRun(Stack stack) {
		this.stack = stack;
		this.desk = Desk.of(stack);
	}

	/** An editor signs in again before the token ends. */
	private synchronized Desk desk() {
		if (this.desk.since.plus(SIGNED_IN).isBefore(Instant.now())) {
			this.desk = Desk.of(this.stack);
		}
		return this.desk;
	}

	/** How often the watchers of latencies have asked so far. */
	long asked() {
		return this.asked.sum();
	}

	/** Purges a page by URL, key and expression in turn, and watches it at every POP. */
	Latencies latency(String slug, int count) throws Exception {
		String path = "/articles/" + slug;
		String key = "article:" + desk().newsroom.read(slug).path("id").asString();
		Latencies latencies = new Latencies();
		try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < count; i++) {
				this.stack.pops().forEach((pop) -> awaitHit(pop, path));
				long sent = System.nanoTime();
				List<Future<?>> seen = this.stack.pops()
					.stream()
					.<Future<?>>map((pop) -> watchers
						.submit(() -> latencies.seen.recordValue((firstNotServed(pop, path) - sent) / 1_000)))
					.toList();
				long offset = switch (i % 3) {
					case 0 -> desk().purges.url(path);
					case 1 -> desk().purges.key(key);
					default -> desk().purges.expression(key + " AND NOT none-such");
				};
				join(seen);
				awaitApplied(offset);
				desk().purges.status(offset)
					.path("pops")
					.forEach((pop) -> latencies.applied.recordValue((long) (pop.path("millis").asDouble() * 1_000)));
			}
		}
		return latencies;
	}

	private void awaitHit(String pop, String path) {
		Visitor reader = new Visitor();
		await().atMost(Duration.ofSeconds(20))
			.pollDelay(Duration.ZERO)
			.pollInterval(PAUSE)
			.until(() -> isHit(reader, pop, path));
	}

	/**
	 * When the first request was sent that was not answered with what is stored. Requests
	 * are sent whether or not the one before was answered: how long answers take on a
	 * busy machine is another figure.
	 */
	private long firstNotServed(String pop, String path) {
		Visitor reader = new Visitor();
		AtomicLong first = new AtomicLong(Long.MAX_VALUE);
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
			while (first.get() == Long.MAX_VALUE && System.nanoTime() < deadline) {
				readers.submit(() -> {
					long asked = System.nanoTime();
					if (!isHit(reader, pop, path)) {
						first.accumulateAndGet(asked, Math::min);
					}
				});
				pause(PAUSE);
			}
		}
		if (first.get() == Long.MAX_VALUE) {
			throw new IllegalStateException(pop + " still serves " + path);
		}
		return first.get();
	}

	private boolean isHit(Visitor reader, String pop, String path) {
		this.asked.increment();
		HttpResponse<String> page = reader.get(this.stack.gateway(pop).resolve(path));
		return page.headers().firstValue("Cache-Status").orElse("").contains("; hit");
	}

	/**
	 * Edits articles, purges each edit hard, and reads all the time: as pages (gateway
	 * and renderer, each with its cache) and as JSON. Returns what was read that was
	 * older than a hard purge which its POP had applied before the reader asked.
	 * <p>
	 * A crew of editors works on its own articles at the same time and then waits for the
	 * last of its purges: who has applied that one has applied those before it.
	 * @param crews the articles of each crew
	 */
	Law law(List<List<String>> crews, int purges) throws Exception {
		Law law = new Law();
		List<String> slugs = crews.stream().flatMap(List::stream).toList();
		AtomicBoolean going = new AtomicBoolean(true);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> editors = new ArrayList<>();
			for (List<String> crew : crews) {
				editors.add(threads.submit(() -> edit(crew, Math.ceilDiv(purges, slugs.size()), law)));
			}
			List<Future<?>> readers = new ArrayList<>();
			for (String pop : this.stack.pops()) {
				crews.forEach((crew) -> readers.add(threads.submit(() -> read(pop, crew, going, law))));
			}
			try {
				join(editors);
			}
			finally {
				going.set(false);
			}
			join(readers);
		}
		return law;
	}

	/** Articles of this run's own. */
	List<List<String>> crews(int crews, int articles) {
		int first = (int) (System.currentTimeMillis() / 1000 % 1_000_000) * 100;
		return IntStream.range(0, crews)
			.mapToObj((crew) -> IntStream.range(0, articles)
				.mapToObj((i) -> desk().newsroom.create("purged", first + crew * articles + i))
				.toList())
			.toList();
	}

	private Void edit(List<String> crew, int rounds, Law law) throws Exception {
		Map<String, JsonNode> articles = new ConcurrentHashMap<>();
		crew.forEach((slug) -> articles.put(slug, desk().newsroom.read(slug)));
		Visitor reader = new Visitor();
		long first = System.nanoTime() / 1_000_000;
		for (long n = first; n < first + rounds; n++) {
			awaitApplied(newest(retitle(articles, n)));
			for (String slug : crew) {
				for (String pop : this.stack.pops()) {
					law.least(pop, slug).set(n);
				}
			}
			for (String slug : crew) {
				for (String pop : this.stack.pops()) {
					check(reader, pop, "/articles/" + slug, slug, law);
				}
			}
			law.purges.add(crew.size());
		}
		return null;
	}

	/** Edits and purges all at once; returns the purges' offsets. */
	private List<Future<Long>> retitle(Map<String, JsonNode> articles, long n) {
		try (ExecutorService editors = Executors.newVirtualThreadPerTaskExecutor()) {
			return articles.keySet().stream().map((slug) -> editors.submit(() -> {
				JsonNode edited = edited(articles.get(slug), "Purge proof " + n + " of " + slug);
				articles.put(slug, edited);
				return desk().purges.key("article:" + edited.path("id").asString());
			})).toList();
		}
	}

	/**
	 * Whatever has become of an edit without an answer, the next begins with what is
	 * there.
	 */
	private JsonNode edited(JsonNode article, String title) {
		AtomicReference<JsonNode> known = new AtomicReference<>(article);
		return await().atMost(Duration.ofMinutes(2)).pollDelay(Duration.ZERO).ignoreExceptions().until(() -> {
			JsonNode before = known.getAndSet(MissingNode.getInstance());
			JsonNode current = before.isMissingNode() ? desk().newsroom.read(article.get("slug").asString()) : before;
			return desk().newsroom.retitle(current, title);
		}, (edited) -> true);
	}

	private static long newest(List<Future<Long>> offsets) throws InterruptedException, ExecutionException {
		long newest = -1;
		for (Future<Long> offset : offsets) {
			newest = Math.max(newest, offset.get());
		}
		return newest;
	}

	private void awaitApplied(long offset) {
		await().atMost(Duration.ofSeconds(100))
			.pollDelay(Duration.ZERO)
			.pollInterval(POLL)
			.until(() -> desk().purges.isApplied(offset));
	}

	private void read(String pop, List<String> slugs, AtomicBoolean going, Law law) {
		Visitor reader = new Visitor();
		while (going.get()) {
			for (String slug : slugs) {
				check(reader, pop, "/articles/" + slug, slug, law);
				check(reader, pop, "/api/content/articles/" + slug, slug, law);
				pause(POLL);
			}
		}
	}

	private void check(Visitor reader, String pop, String path, String slug, Law law) {
		long least = law.least(pop, slug).get();
		URI uri = this.stack.gateway(pop).resolve(path);
		HttpResponse<String> answer;
		try {
			answer = reader.get(uri);
		}
		catch (IllegalStateException ex) {
			law.failures.add(uri + " did not answer: " + ex.getCause());
			return;
		}
		law.reads.increment();
		if (answer.statusCode() != 200) {
			law.failures.add(uri + " answered " + answer.statusCode());
			return;
		}
		if (answer.headers().firstValue("Cache-Status").orElse("").contains("; hit")) {
			law.hits.increment();
		}
		Matcher title = TITLE.matcher(answer.body());
		while (title.find()) {
			if (title.group(2).equals(slug) && Long.parseLong(title.group(1)) < least) {
				law.violations.add(uri + " showed " + title.group(1) + " after " + least + " was applied: "
						+ answer.headers().map());
				return;
			}
		}
	}

	private static void pause(Duration pause) {
		try {
			Thread.sleep(pause);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void join(List<Future<?>> futures) throws InterruptedException, ExecutionException {
		for (Future<?> future : futures) {
			future.get();
		}
	}

	/** Where an editor edits and purges. */
	private record Desk(Newsroom newsroom, Purges purges, Instant since) {

		static Desk of(Stack stack) {
			Newsroom newsroom = new Newsroom(stack);
			return new Desk(newsroom, new Purges(stack, stack.pops().getFirst(), newsroom.token()), Instant.now());
		}

	}

	/** Microseconds. */
	static final class Latencies {

		/** From before the purge is sent until a reader asks who is not served it. */
		final Histogram seen = new SynchronizedHistogram(TimeUnit.MINUTES.toMicros(1), 3);

		/**
		 * From the gateway that took the purge until the last cache of a POP has applied
		 * it.
		 */
		final Histogram applied = new SynchronizedHistogram(TimeUnit.MINUTES.toMicros(1), 3);

		void report(String load) {
			print("purge -> not servable, " + load, this.seen);
			print("purge -> applied by all caches of a POP, " + load, this.applied);
		}

		private static void print(String what, Histogram micros) {
			System.out.printf(Locale.ROOT, "%s, %d observations: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n", what,
					micros.getTotalCount(), micros.getValueAtPercentile(50) / 1e3,
					micros.getValueAtPercentile(99) / 1e3, micros.getMaxValue() / 1e3);
		}

	}

	/** What was seen. */
	static final class Law {

		final LongAdder purges = new LongAdder();

		final LongAdder reads = new LongAdder();

		final LongAdder hits = new LongAdder();

		final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();

		/** What was not answered with 200: none of it is old. */
		final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

		private final Map<String, AtomicLong> least = new ConcurrentHashMap<>();

		AtomicLong least(String pop, String slug) {
			return this.least.computeIfAbsent(pop + '/' + slug, (key) -> new AtomicLong());
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT,
					"%d hard purges, %d reads meanwhile, %d of them hits, %d older than a purge; %d failed: %s",
					this.purges.sum(), this.reads.sum(), this.hits.sum(), this.violations.size(), this.failures.size(),
					this.failures.stream().limit(5).toList());
		}

	}

}
