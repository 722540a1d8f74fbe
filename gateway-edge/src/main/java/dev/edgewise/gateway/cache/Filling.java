package dev.edgewise.gateway.cache;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes are held of answers that are on their way into the cache. Beyond the
 * bound an answer passes and is not kept: many large answers at once cost misses, not
 * memory.
 */
final class Filling {

	private final long max;

	private final AtomicLong held = new AtomicLong();

	Filling(long max) {
		this.max = max;
	}

	boolean take(long bytes) {
		if (this.held.addAndGet(bytes) <= this.max) {
			return true;
		}
		giveBack(bytes);
		return false;
	}

	void giveBack(long bytes) {
		this.held.addAndGet(-bytes);
	}

	long held() {
		return this.held.get();
	}

}
