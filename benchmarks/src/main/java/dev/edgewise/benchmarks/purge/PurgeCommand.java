package dev.edgewise.benchmarks.purge;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

import dev.edgewise.benchmarks.BenchmarkException;

/**
 * From publishing to not servable: an editor purges an article at one gateway, and each
 * gateway is asked for it every few milliseconds, whether or not it has answered, until
 * it no longer serves what it has stored. Counted from before the purge is sent to the
 * sending of the first request that was not served it.
 */
public final class PurgeCommand {

	private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(10);

	private static final Duration INTERVAL = Duration.ofMillis(5);

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
			Map<String, URI> gateways = stack.gateways();
			PurgeCommand command = new PurgeCommand(new Newsroom(gateways.values().iterator().next(), stack.editor()),
					gateways);
			command.measure(options.purges() / 2);
			report(command.measure(options.purges()), gateways.size(), options.rate());
		}
	}

	private static void report(Histogram micros, int pops, int rate) {
		System.out.printf(Locale.ROOT,
				"publish → not servable, %d POPs, %d requests/s, %d observations: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
				pops, rate, micros.getTotalCount(), micros.getValueAtPercentile(50) / 1e3,
				micros.getValueAtPercentile(99) / 1e3, micros.getMaxValue() / 1e3);
	}

	private Histogram measure(int purges) throws Exception {
		Histogram micros = new SynchronizedHistogram(TimeUnit.MINUTES.toMicros(1), 3);
		try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int purge = 0; purge < purges; purge++) {
				for (URI gateway : this.gateways.values()) {
					await(() -> this.newsroom.isHit(gateway), gateway + " does not keep the article");
				}
				long sent = System.nanoTime();
				List<Future<?>> seen = new ArrayList<>();
				for (URI gateway : this.gateways.values()) {
					seen.add(watchers.submit(() -> {
						micros.recordValue((firstNotServed(gateway) - sent) / 1_000);
						return null;
					}));
				}
				this.newsroom.purge();
				for (Future<?> watcher : seen) {
					watcher.get();
				}
			}
		}
		return micros;
	}

	private long firstNotServed(URI gateway) throws Exception {
		AtomicLong first = new AtomicLong(Long.MAX_VALUE);
		try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
			await(() -> {
				readers.submit(() -> {
					long asked = System.nanoTime();
					if (!this.newsroom.isHit(gateway)) {
						first.accumulateAndGet(asked, Math::min);
					}
					return null;
				});
				return first.get() < Long.MAX_VALUE;
			}, gateway + " still serves the article");
		}
		return first.get();
	}

	private static void await(Callable<Boolean> condition, String failure) throws Exception {
		long deadline = System.nanoTime() + DEADLINE_NANOS;
		while (!condition.call()) {
			if (System.nanoTime() > deadline) {
				throw new BenchmarkException(failure);
			}
			Thread.sleep(INTERVAL);
		}
	}

}
