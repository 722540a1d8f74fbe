package dev.edgewise.benchmarks.purge;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

import dev.edgewise.benchmarks.BenchmarkException;

/**
 * From publishing to not servable: an editor changes an article, and each gateway is
 * asked for it until it stops giving the old one. Counted from the answer to the edit,
 * which the core gives when it has committed, to the answer that has the new title; so
 * the fetch of the new one is in the figure.
 */
public final class PurgeCommand {

	private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final Newsroom newsroom;

	private final Map<String, URI> gateways;

	private PurgeCommand(Newsroom newsroom, Map<String, URI> gateways) {
		this.newsroom = newsroom;
		this.gateways = gateways;
	}

	public static void run(String... arguments) throws Exception {
		PurgeOptions options = PurgeOptions.parse(arguments);
		try (RunningStack stack = RunningStack.open(options.home());
				Readers readers = Readers.at(stack.gateways().values(), options.rate())) {
			PurgeCommand command = new PurgeCommand(new Newsroom(stack.core(), stack.editor()), stack.gateways());
			command.measure(options.edits() / 2);
			report(command.measure(options.edits()), stack.gateways().size(), options.rate());
		}
	}

	private static void report(Histogram micros, int pops, int rate) {
		System.out.printf(Locale.ROOT,
				"publish → not servable, %d POPs, %d requests/s, %d observations: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
				pops, rate, micros.getTotalCount(), micros.getValueAtPercentile(50) / 1e3,
				micros.getValueAtPercentile(99) / 1e3, micros.getMaxValue() / 1e3);
	}

	private Histogram measure(int edits) throws Exception {
		Histogram micros = new SynchronizedHistogram(TimeUnit.MINUTES.toMicros(1), 3);
		try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int edit = 1; edit <= edits; edit++) {
				String title = "Why the edge, edition " + edit + " of " + edits;
				this.newsroom.publish(title);
				long committed = System.nanoTime();
				List<Future<?>> seen = new ArrayList<>();
				for (URI gateway : this.gateways.values()) {
					seen.add(watchers.submit(() -> {
						awaitTitle(gateway, title, committed);
						micros.recordValue((System.nanoTime() - committed) / 1_000);
						return null;
					}));
				}
				for (Future<?> watcher : seen) {
					watcher.get();
				}
			}
		}
		return micros;
	}

	private void awaitTitle(URI gateway, String title, long committed) throws Exception {
		while (!this.newsroom.read(gateway).contains(title)) {
			if (System.nanoTime() - committed > DEADLINE_NANOS) {
				throw new BenchmarkException(gateway + " still serves the old article");
			}
			Thread.sleep(1);
		}
	}

}
