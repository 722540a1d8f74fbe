package dev.edgewise.platform.origin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * Bounds how many requests of this process an origin works on at once: a bulkhead with a
 * waiting room. Beyond, requests wait in the order they came, so many and so long; who
 * finds no room or waits too long fails with an {@link OriginBusyException}. Nobody
 * blocks. Who gives up waiting, by cancelling the future, gives up the place.
 */
public final class OriginGate {

	private final String name;

	private final int concurrent;

	private final int queued;

	private final Duration deadline;

	private final Deque<CompletableFuture<Permit>> waiting = new ArrayDeque<>();

	private int inside;

	private long refused;

	/**
	 * Creates a gate.
	 * @param name the origin's name
	 * @param concurrent how many may be inside
	 * @param queued how many may wait
	 * @param deadline how long one may wait
	 */
	public OriginGate(String name, int concurrent, int queued, Duration deadline) {
		this.name = name;
		this.concurrent = concurrent;
		this.queued = queued;
		this.deadline = deadline;
	}

	/** Asks to be let in. What is let in has to leave. */
	public CompletableFuture<Permit> enter() {
		CompletableFuture<Permit> entry = new CompletableFuture<>();
		synchronized (this) {
			if (this.inside >= this.concurrent) {
				return queue(entry);
			}
			this.inside++;
		}
		entry.complete(new Permit(this));
		return entry;
	}

	private CompletableFuture<Permit> queue(CompletableFuture<Permit> entry) {
		if (this.waiting.size() >= this.queued) {
			this.refused++;
			entry.completeExceptionally(new OriginBusyException(this.name));
			return entry;
		}
		this.waiting.addLast(entry);
		CompletableFuture<Permit> bounded = new CompletableFuture<>();
		entry.orTimeout(this.deadline.toMillis(), TimeUnit.MILLISECONDS)
			.whenComplete((permit, failure) -> pass(entry, bounded, permit));
		bounded.whenComplete((permit, failure) -> entry.cancel(false));
		return bounded;
	}

	private void pass(CompletableFuture<Permit> entry, CompletableFuture<Permit> bounded, @Nullable Permit permit) {
		if (permit == null) {
			forget(entry);
			bounded.completeExceptionally(new OriginBusyException(this.name));
		}
		else if (!bounded.complete(permit)) {
			permit.close();
		}
	}

	private synchronized void forget(CompletableFuture<Permit> entry) {
		if (this.waiting.remove(entry) && !entry.isCancelled()) {
			this.refused++;
		}
	}

	private void leave() {
		while (true) {
			CompletableFuture<Permit> next;
			synchronized (this) {
				next = this.waiting.pollFirst();
				if (next == null) {
					this.inside--;
					return;
				}
			}
			if (next.complete(new Permit(this))) {
				return;
			}
		}
	}

	public String name() {
		return this.name;
	}

	/** How many are inside. */
	public synchronized int inside() {
		return this.inside;
	}

	/** How many wait. */
	public synchronized int waiting() {
		return this.waiting.size();
	}

	/** How many were not let in. */
	public synchronized long refused() {
		return this.refused;
	}

	/** To be closed by whoever was let in, once or more often. */
	public static final class Permit implements AutoCloseable {

		private final OriginGate gate;

		private final AtomicBoolean open = new AtomicBoolean(true);

		private Permit(OriginGate gate) {
			this.gate = gate;
		}

		@Override
		public void close() {
			if (this.open.compareAndSet(true, false)) {
				this.gate.leave();
			}
		}

	}

}
