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
		JsonNode article = newsroom.read(SLUG);
		Histogram micros = new SynchronizedHistogram(TimeUnit.MINUTES.toMicros(1), 3);
		try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int edit = 1; edit <= EDITS; edit++) {
				this.stack.pops().forEach(this::page);
				String title = "Why the edge, edition " + edit;
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
		System.out.printf("publish -> page changed, %d edits x %d POPs: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n", EDITS,
				this.stack.pops().size(), micros.getValueAtPercentile(50) / 1e3, micros.getValueAtPercentile(99) / 1e3,
				micros.getMaxValue() / 1e3);
		assertThat(micros.getTotalCount()).isEqualTo((long) EDITS * this.stack.pops().size());
		assertThat(micros.getValueAtPercentile(99)).isLessThan(Duration.ofSeconds(2).toNanos() / 1_000);
	}

	private String page(String pop) {
		HttpResponse<String> page = this.reader.get(this.stack.gateway(pop).resolve("/articles/" + SLUG));
		assertThat(page.statusCode()).isEqualTo(200);
		return page.body();
	}

}
