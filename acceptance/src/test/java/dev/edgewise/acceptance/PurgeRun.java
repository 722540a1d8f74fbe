package dev.edgewise.acceptance;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
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
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/** What is asked of purges, in small and in large. */
final class PurgeRun {

	private static final Pattern TITLE = Pattern.compile("Purge proof (\\d+) of ([a-z0-9-]+)");

	/** At each POP, each asking for all articles in turn. */
	private static final int READERS = 2;

	private static final Duration PAUSE = Duration.ofMillis(5);

	private final Stack stack;

	private final Newsroom newsroom;

	private final Purges purges;

	private final LongAdder asked = new LongAdder();

	PurgeRun(Stack stack) {
		this.stack = stack;
		this.newsroom = new Newsroom(stack);
		this.purges = new Purges(stack, stack.pops().getFirst(), this.newsroom.token());
	}

	/** How often the watchers of latencies have asked so far. */
	long asked() {
		return this.asked.sum();
	}

	/** Purges a page by URL, key and expression in turn, and watches it at every POP. */
	Latencies latency(String slug, int count) throws Exception {
		String path = "/articles/" + slug;
		String key = "article:" + this.newsroom.read(slug).path("id").asString();
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
					case 0 -> this.purges.url(path);
					case 1 -> this.purges.key(key);
					default -> this.purges.expression(key + " AND NOT none-such");
				};
				join(seen);
				awaitApplied(offset);
				this.purges.status(offset)
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

	/** When the first request was sent that was not answered with what is stored. */
	private long firstNotServed(String pop, String path) {
		Visitor reader = new Visitor();
		AtomicLong asked = new AtomicLong();
		await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).pollInterval(PAUSE).until(() -> {
			asked.set(System.nanoTime());
			return !isHit(reader, pop, path);
		});
		return asked.get();
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
	 */
	Law law(List<String> slugs, int purges) throws Exception {
		Law law = new Law();
		AtomicBoolean going = new AtomicBoolean(true);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> editors = new ArrayList<>();
			for (String slug : slugs) {
				editors.add(threads.submit(() -> edit(slug, purges / slugs.size(), law)));
			}
			List<Future<?>> readers = new ArrayList<>();
			for (String pop : this.stack.pops()) {
				for (int i = 0; i < READERS; i++) {
					readers.add(threads.submit(() -> read(pop, slugs, going, law)));
				}
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

	private void edit(String slug, int purges, Law law) {
		JsonNode article = this.newsroom.read(slug);
		String key = "article:" + article.path("id").asString();
		long first = System.nanoTime() / 1_000_000;
		for (long n = first; n < first + purges; n++) {
			article = this.newsroom.retitle(article, "Purge proof " + n + " of " + slug);
			long offset = this.purges.key(key);
			awaitApplied(offset);
			for (String pop : this.stack.pops()) {
				law.least(pop, slug).set(n);
			}
			Visitor reader = new Visitor();
			for (String pop : this.stack.pops()) {
				check(reader, pop, "/articles/" + slug, slug, law);
			}
			law.purges.increment();
		}
	}

	private void awaitApplied(long offset) {
		await().atMost(Duration.ofSeconds(100))
			.pollDelay(Duration.ZERO)
			.pollInterval(PAUSE)
			.until(() -> this.purges.isApplied(offset));
	}

	private void read(String pop, List<String> slugs, AtomicBoolean going, Law law) {
		Visitor reader = new Visitor();
		while (going.get()) {
			for (String slug : slugs) {
				check(reader, pop, "/articles/" + slug, slug, law);
				check(reader, pop, "/api/content/articles/" + slug, slug, law);
				pause();
			}
		}
	}

	private void check(Visitor reader, String pop, String path, String slug, Law law) {
		long least = law.least(pop, slug).get();
		URI uri = this.stack.gateway(pop).resolve(path);
		HttpResponse<String> answer = reader.get(uri);
		law.reads.increment();
		if (answer.statusCode() != 200) {
			law.violations.add(uri + " answered " + answer.statusCode());
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

	private static void pause() {
		try {
			Thread.sleep(PAUSE);
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

		private final Map<String, AtomicLong> least = new ConcurrentHashMap<>();

		AtomicLong least(String pop, String slug) {
			return this.least.computeIfAbsent(pop + '/' + slug, (key) -> new AtomicLong());
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT,
					"%d hard purges, %d reads meanwhile, %d of them hits, %d older than a purge", this.purges.sum(),
					this.reads.sum(), this.hits.sum(), this.violations.size());
		}

	}

}
