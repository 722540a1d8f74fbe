package dev.edgewise.acceptance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Readers who ask for pages at an even rate, whatever the answers take; at most a
 * thousand wait at once.
 */
final class ReadLoad implements AutoCloseable {

	private static final int MAX_WAITING = 1000;

	private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

	private final HttpClient http = HttpClient.newHttpClient();

	private final List<URI> pages;

	private final LongAdder answered = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private final AtomicInteger waiting = new AtomicInteger();

	private final long start = System.nanoTime();

	ReadLoad(List<URI> pages, int perSecond) {
		this.pages = new ArrayList<>(pages);
		int perTick = Math.max(1, perSecond / 200);
		this.pace.scheduleAtFixedRate(() -> tick(perTick), 0, 1_000_000_000L * perTick / perSecond,
				TimeUnit.NANOSECONDS);
	}

	private void tick(int requests) {
		for (int i = 0; i < requests && this.waiting.get() < MAX_WAITING; i++) {
			this.waiting.incrementAndGet();
			URI page = this.pages.get(ThreadLocalRandom.current().nextInt(this.pages.size()));
			this.http.sendAsync(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
				.whenComplete((answer, failure) -> {
					this.waiting.decrementAndGet();
					(failure == null && answer.statusCode() == 200 ? this.answered : this.failed).increment();
				});
		}
	}

	double perSecond() {
		return this.answered.sum() / seconds();
	}

	/** Since it began. */
	double seconds() {
		return (System.nanoTime() - this.start) / 1e9;
	}

	long failed() {
		return this.failed.sum();
	}

	@Override
	public void close() {
		this.pace.shutdownNow();
	}

}
