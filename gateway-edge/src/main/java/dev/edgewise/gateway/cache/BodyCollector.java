package dev.edgewise.gateway.cache;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import org.springframework.core.io.buffer.DataBuffer;

import dev.edgewise.cache.OriginOutcome;

/**
 * Keeps a copy of the content on its way, up to a bound; stores it when it has come to
 * its end whole.
 */
final class BodyCollector {

	private final OriginOutcome.Store store;

	private final long expected;

	private final long max;

	private ByteArrayOutputStream content = new ByteArrayOutputStream();

	private boolean overflown;

	BodyCollector(OriginOutcome.Store store, long expected, long max) {
		this.store = store;
		this.expected = expected;
		this.max = max;
	}

	void add(DataBuffer buffer) {
		int size = buffer.readableByteCount();
		if (this.overflown || this.content.size() + size > this.max) {
			this.overflown = true;
			this.content = new ByteArrayOutputStream(0);
			return;
		}
		byte[] bytes = new byte[size];
		buffer.toByteBuffer(ByteBuffer.wrap(bytes));
		this.content.writeBytes(bytes);
	}

	void complete() {
		boolean whole = this.expected < 0 || this.expected == this.content.size();
		if (!this.overflown && whole) {
			this.store.complete(this.content.toByteArray());
		}
	}

}
