package dev.edgewise.cache.simulation;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.edgewise.cache.TestClock;

/** Owns time and chance: runs what is due, in one order for one seed. */
final class Schedule {

	private final PriorityQueue<Due> queue = new PriorityQueue<>(
			Comparator.comparingLong(Due::millis).thenComparingLong(Due::number));

	private final Random random;

	private final TestClock clock = new TestClock();

	private long millis;

	private long number;

	Schedule(long seed) {
		this.random = new Random(seed);
	}

	TestClock clock() {
		return this.clock;
	}

	long millis() {
		return this.millis;
	}

	int upTo(int bound) {
		return this.random.nextInt(bound + 1);
	}

	boolean oneIn(int chances) {
		return this.random.nextInt(chances) == 0;
	}

	/** Mostly short, now and then very long. */
	long anyDelay() {
		return oneIn(8) ? upTo(900) : upTo(30);
	}

	void after(long delay, Runnable action) {
		this.queue.add(new Due(this.millis + delay, this.number++, action));
	}

	/** As a timer that can be cancelled. */
	Runnable alarm(Duration delay, Runnable task) {
		AtomicBoolean cancelled = new AtomicBoolean();
		after(delay.toMillis(), () -> {
			if (!cancelled.get()) {
				task.run();
			}
		});
		return () -> cancelled.set(true);
	}

	void run() {
		while (!this.queue.isEmpty()) {
			Due due = this.queue.remove();
			this.clock.advance(Duration.ofMillis(due.millis - this.millis));
			this.millis = due.millis;
			due.action.run();
		}
	}

	private record Due(long millis, long number, Runnable action) {
	}

}
