package dev.edgewise.gateway.cache;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicLong;

import dev.edgewise.cache.OriginOutcome;
import dev.edgewise.cache.collapse.FetchEnd;

/**
 * Keeps a copy of the content on its way, up to a bound of its own and one for all that
 * is on its way; stores it when it has come to its end whole. Belongs to one subscriber.
 */
final class BodyCollector {

	private final OriginOutcome.Store store;

	private final FetchEnd end;

	private final long expected;

	private final long max;

	private final Filling filling;

	private ByteArrayOutputStream content = new ByteArrayOutputStream();

	private volatile boolean collecting = true;

	private final AtomicLong held = new AtomicLong();

	/**
	 * Collects one answer's content.
	 * @param expected its length; negative where it is unknown
	 * @param max the most that is stored of one answer
	 * @param filling the bound of all
	 */
	BodyCollector(OriginOutcome.Store store, FetchEnd end, long expected, long max, Filling filling) {
		this.store = store;
		this.end = end;
		this.expected = expected;
		this.max = max;
		this.filling = filling;
	}

	/** Whether it may still come to be stored. */
	boolean isCollecting() {
		return this.collecting;
	}

	/**
	 * Takes a part. With the last of a known length it is stored at once: a client that
	 * has all of it may ask again before the end is told.
	 */
	void add(byte[] bytes) {
		if (!this.collecting) {
			return;
		}
		boolean fits = this.content.size() + bytes.length <= this.max;
		if (!fits || !this.filling.take(bytes.length)) {
			drop();
			this.end.unshared();
			return;
		}
		this.held.addAndGet(bytes.length);
		this.content.writeBytes(bytes);
		if (this.content.size() == this.expected) {
			complete();
		}
	}

	void complete() {
		if (!this.collecting) {
			return;
		}
		boolean whole = this.expected < 0 || this.expected == this.content.size();
		byte[] bytes = this.content.toByteArray();
		drop();
		close();
		if (whole) {
			this.end.landed(this.store.complete(bytes));
		}
		else {
			this.end.failed();
		}
	}

	void fail() {
		if (this.collecting) {
			drop();
			close();
			this.end.failed();
		}
	}

	/**
	 * The client has got all, or left. What was taken in for it faster than it read
	 * counts until then, where it came to nothing.
	 */
	void close() {
		this.filling.giveBack(this.held.getAndSet(0));
	}

	private void drop() {
		this.collecting = false;
		this.content = new ByteArrayOutputStream(0);
	}

}
