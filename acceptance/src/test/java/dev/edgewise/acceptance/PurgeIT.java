package dev.edgewise.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An editor purges by hand: nothing purged is served anywhere afterwards, and it takes
 * effect quickly. The figures are printed; in the normal suite they are bounded only
 * generously.
 */
class PurgeIT {

	private static final List<String> SLUGS = List.of("why-the-edge", "expect-failure", "one-cache-two-doors",
			"collapsing-and-stale", "a-purge-is-a-number", "emulated-distance", "identity-at-the-edge",
			"chat-between-pops");

	private final Stack stack = Stack.running();

	@BeforeEach
	void popsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	@Test
	void purgedPageIsNotServedAnywhere() throws Exception {
		Histogram micros = new PurgeRun(this.stack).latency("the-seven-habits", 30);
		report("no other load", micros);
		assertThat(micros.getTotalCount()).isEqualTo(30L * this.stack.pops().size());
		assertThat(micros.getValueAtPercentile(90)).isLessThan(TimeUnit.SECONDS.toMicros(2));
	}

	@Test
	void nothingOlderThanAnAppliedHardPurgeIsServed() throws Exception {
		PurgeRun.Law law = new PurgeRun(this.stack).law(SLUGS.subList(0, 4), 60);
		System.out.println(law);
		assertThat(law.violations).isEmpty();
		assertThat(law.hits.sum()).isPositive();
	}

	@Test
	@Tag("proof")
	void purgesTakeEffectWhileManyRead() throws Exception {
		PurgeRun run = new PurgeRun(this.stack);
		run.latency("the-seven-habits", 100);
		var pages = this.stack.pops()
			.stream()
			.flatMap((pop) -> SLUGS.stream().map((slug) -> this.stack.gateway(pop).resolve("/articles/" + slug)))
			.toList();
		try (ReadLoad load = new ReadLoad(pages, Integer.getInteger("edgewise.proof.load", 2000))) {
			Histogram micros = run.latency("the-seven-habits", Integer.getInteger("edgewise.proof.latencies", 500));
			report(String.format(Locale.ROOT, "%.0f other requests/s, %d failed", load.perSecond(), load.failed()),
					micros);
			assertThat(load.failed()).isZero();
			assertThat(micros.getValueAtPercentile(99)).isLessThan(Duration.ofSeconds(2).toNanos() / 1_000);
		}
	}

	@Test
	@Tag("proof")
	void nothingOlderIsServedInTenThousandPurges() throws Exception {
		PurgeRun.Law law = new PurgeRun(this.stack).law(SLUGS, Integer.getInteger("edgewise.proof.purges", 10_000));
		System.out.println(law);
		assertThat(law.violations).isEmpty();
	}

	private static void report(String load, Histogram micros) {
		System.out.printf(Locale.ROOT,
				"purge -> not servable, %s, %d observations: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n", load,
				micros.getTotalCount(), micros.getValueAtPercentile(50) / 1e3, micros.getValueAtPercentile(99) / 1e3,
				micros.getMaxValue() / 1e3);
	}

}
