package dev.edgewise.acceptance;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

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
		PurgeRun.Latencies latencies = new PurgeRun(this.stack).latency("the-seven-habits", 30);
		latencies.report("no other load");
		assertThat(latencies.seen.getTotalCount()).isEqualTo(30L * this.stack.pops().size());
		assertThat(latencies.seen.getValueAtPercentile(90)).isLessThan(TimeUnit.SECONDS.toMicros(2));
	}

	@Test
	void nothingOlderThanAnAppliedHardPurgeIsServed() throws Exception {
		PurgeRun.Law law = new PurgeRun(this.stack).law(List.of(SLUGS.subList(0, 2), SLUGS.subList(2, 4)), 60);
		System.out.println(law);
		assertThat(law.violations).isEmpty();
		assertThat(law.failures).isEmpty();
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
		long asked = run.asked();
		try (ReadLoad load = new ReadLoad(pages, Integer.getInteger("edgewise.proof.load", 1600))) {
			PurgeRun.Latencies latencies = run.latency("the-seven-habits",
					Integer.getInteger("edgewise.proof.latencies", 500));
			double perSecond = load.perSecond() + (run.asked() - asked) / load.seconds();
			latencies.report(String.format(Locale.ROOT, "%.0f requests/s in all, %d failed", perSecond, load.failed()));
			assertThat(load.failed()).isZero();
			assertThat(latencies.seen.getValueAtPercentile(99)).isLessThan(TimeUnit.SECONDS.toMicros(2));
		}
	}

	@Test
	@Tag("proof")
	void nothingOlderIsServedInTenThousandPurges() throws Exception {
		PurgeRun run = new PurgeRun(this.stack);
		PurgeRun.Law law = run.law(run.crews(4, 10), Integer.getInteger("edgewise.proof.purges", 10_000));
		System.out.println(law);
		assertThat(law.violations).isEmpty();
		assertThat(law.hits.sum()).isPositive();
	}

}
