package dev.edgewise.platform.cache;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.Invalidation;
import dev.edgewise.cache.purge.CacheGroup;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.platform.event.BackgroundWork;
import dev.edgewise.platform.event.LogPosition;

/**
 * Puts what unsafe methods have ended here into the purge log, so that every other cache
 * follows: one hard purge for all that came together within a moment. While Kafka is away
 * it is kept and tried again; more than {@value #MAX_WAITING} waiting become a purge of
 * everything. A process that is killed meanwhile takes it along: then the others' limit
 * for unconfirmed entries, and the lifetimes, are what bounds it.
 */
final class InvalidationPublisher extends BackgroundWork {

	static final int MAX_WAITING = 10_000;

	private static final int MAX_CHARACTERS = 256 * 1024;

	private static final long GATHER_MILLIS = 10;

	private static final Logger logger = LoggerFactory.getLogger(InvalidationPublisher.class);

	private final PurgeIndex index;

	private final Function<PurgeEvent, CompletableFuture<LogPosition>> log;

	private final LinkedBlockingQueue<Invalidation> waiting = new LinkedBlockingQueue<>(MAX_WAITING);

	private final Deque<Published> unsettled = new ArrayDeque<>();

	private volatile boolean overflown;

	/**
	 * Creates a publisher.
	 * @param log appends a purge to the log
	 */
	InvalidationPublisher(PurgeIndex index, PurgeLog purges, Function<PurgeEvent, CompletableFuture<LogPosition>> log) {
		super("invalidations");
		this.index = index;
		this.log = log;
		purges.onApplied((applied) -> settle(applied.offset()));
	}

	void add(Invalidation invalidation) {
		if (!this.waiting.offer(invalidation)) {
			this.overflown = true;
		}
	}

	@Override
	protected void work() throws InterruptedException {
		List<Invalidation> batch = gather();
		while (!publish(batch)) {
			TimeUnit.SECONDS.sleep(1);
		}
	}

	private List<Invalidation> gather() throws InterruptedException {
		List<Invalidation> batch = new ArrayList<>();
		batch.add(this.waiting.take());
		TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
		int characters = 0;
		Invalidation next = this.waiting.peek();
		while (next != null && characters < MAX_CHARACTERS) {
			batch.add(this.waiting.remove());
			characters += next.tags().stream().mapToInt(String::length).sum();
			next = this.waiting.peek();
		}
		return batch;
	}

	private boolean publish(List<Invalidation> batch) throws InterruptedException {
		boolean everything = this.overflown;
		this.overflown = false;
		try {
			published(new Published(this.log.apply(event(batch, everything)).get().offset(), batch));
			return true;
		}
		catch (ExecutionException ex) {
			this.overflown |= everything;
			logger.debug("Could not publish {} invalidations", batch.size(), ex);
			return false;
		}
	}

	private static PurgeEvent event(List<Invalidation> batch, boolean everything) {
		Set<CacheKey> urls = new LinkedHashSet<>();
		Set<CacheGroup> groups = new LinkedHashSet<>();
		batch.forEach((invalidation) -> {
			urls.addAll(invalidation.keys());
			groups.addAll(invalidation.groups());
		});
		Instant first = batch.getFirst().at();
		return new PurgeEvent(null, orNull(urls), orNull(groups), null, "hard", everything, null, first);
	}

	private static <T> @Nullable List<T> orNull(Set<T> set) {
		return set.isEmpty() ? null : List.copyOf(set);
	}

	private synchronized void published(Published published) {
		this.unsettled.addLast(published);
		settle(this.index.position().offset());
	}

	/** What the log holds and was applied need not be remembered beside it. */
	private synchronized void settle(long applied) {
		while (!this.unsettled.isEmpty() && this.unsettled.getFirst().offset <= applied) {
			this.unsettled.removeFirst().batch
				.forEach((invalidation) -> this.index.settle(invalidation.tags(), invalidation.at()));
		}
	}

	/** How many wait to be published. */
	int backlog() {
		return this.waiting.size();
	}

	private record Published(long offset, List<Invalidation> batch) {
	}

}
