package dev.edgewise.cache.purge;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.StoredResponse;

/**
 * What answers to unsafe methods have ended here (RFC 9111 section 4.4), until the purge
 * log tells everybody. There is no offset yet, so time is the position: a response whose
 * request was sent no later than the invalidation is ended, whenever it is stored and by
 * whichever instance of the POP. Clocks that run apart within a POP shift the line by as
 * much, and only until the log has it.
 * <p>
 * Bounded: when the oldest is forgotten, everything requested up to then counts as ended.
 */
final class LocalInvalidations {

	private final int max;

	private final ConcurrentMap<String, Instant> ends = new ConcurrentHashMap<>();

	private final Deque<Invalidated> order = new ArrayDeque<>();

	private volatile Instant floor = Instant.MIN;

	LocalInvalidations(int max) {
		this.max = max;
	}

	synchronized void add(Iterable<String> tags, Instant at) {
		for (String tag : tags) {
			this.ends.merge(tag, at, (one, other) -> one.isAfter(other) ? one : other);
			this.order.addLast(new Invalidated(tag, at));
		}
		while (this.order.size() > this.max) {
			Invalidated oldest = this.order.removeFirst();
			this.floor = oldest.at.isAfter(this.floor) ? oldest.at : this.floor;
			this.ends.remove(oldest.tag, oldest.at);
		}
	}

	/** The log has it now, and has been applied that far. */
	synchronized void settle(Iterable<String> tags, Instant at) {
		for (String tag : tags) {
			this.ends.remove(tag, at);
			this.order.remove(new Invalidated(tag, at));
		}
	}

	boolean ends(StoredResponse response) {
		return reason(response) != null;
	}

	/** The tag that ended a response, for people; null when none did. */
	@Nullable String reason(StoredResponse response) {
		if (this.ends.isEmpty() && this.floor == Instant.MIN) {
			return null;
		}
		for (String tag : response.surrogateKeys()) {
			Instant end = this.ends.get(tag);
			if (end != null && !response.requestTime().isAfter(end)) {
				return tag;
			}
		}
		return response.requestTime().isAfter(this.floor) ? null : "an invalidation that was forgotten";
	}

	private record Invalidated(String tag, Instant at) {
	}

}
