package dev.edgewise.acceptance;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An editor publishes, and the page changes at every POP. */
class PublishingIT {

	private static final String SLUG = "why-the-edge";

	/**
	 * The JVMs of a stack that has just started compile what they run for the first time.
	 */
	private static final int COLD_EDITS = 100;

	private static final int EDITS = 200;

	private final Stack stack = Stack.running();

	private final Visitor reader = new Visitor();

	@BeforeEach
	void bothPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	/**
	 * Every edit must be seen at every POP; how long that took is printed, and bounded
	 * only generously.
	 */
	@Test
	void changesThePageAtEveryPopWithEveryEdit() throws Exception {
		Newsroom newsroom = new Newsroom(this.stack);
		report("cold", publish(newsroom, COLD_EDITS));
		Histogram micros = publish(newsroom, EDITS);
		report("warm", micros);
		assertThat(micros.getTotalCount()).isEqualTo((long) EDITS * this.stack.pops().size());
		assertThat(micros.getValueAtPercentile(99)).isLessThan(Duration.ofSeconds(2).toNanos() / 1_000);
	}

	/**
	 * Publishes edits one after the other; records the microseconds from each commit to
	 * each POP's page showing it.
	 */
	private Histogram publish(Newsroom newsroom, int edits) throws Exception {
		JsonNode article = newsroom.read(SLUG);
		Histogram micros = new SynchronizedHistogram(TimeUnit.MINUTES.toMicros(1), 3);
		try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int edit = 1; edit <= edits; edit++) {
				this.stack.pops().forEach(this::page);
				String title = "Why the edge, edition " + edit + " of " + edits;
				article = newsroom.retitle(article, title);
				long committed = System.nanoTime();
				var seen = this.stack.pops().stream().<Future<?>>map((pop) -> watchers.submit(() -> {
					await().atMost(Duration.ofSeconds(5))
						.pollDelay(Duration.ZERO)
						.pollInterval(Duration.ofMillis(5))
						.until(() -> page(pop).contains(title));
					micros.recordValue((System.nanoTime() - committed) / 1_000);
				})).toList();
				for (Future<?> watcher : seen) {
					watcher.get(10, TimeUnit.SECONDS);
				}
			}
		}
		return micros;
	}

	private static void report(String state, Histogram micros) {
		System.out.printf("publish -> page changed, %s, %d observations: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
				state, micros.getTotalCount(), micros.getValueAtPercentile(50) / 1e3,
				micros.getValueAtPercentile(99) / 1e3, micros.getMaxValue() / 1e3);
	}

	private String page(String pop) {
		HttpResponse<String> page = this.reader.get(this.stack.gateway(pop).resolve("/articles/" + SLUG));
		assertThat(page.statusCode()).isEqualTo(200);
		return page.body();
	}

}
