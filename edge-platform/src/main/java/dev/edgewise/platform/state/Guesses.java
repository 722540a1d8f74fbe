package dev.edgewise.platform.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import dev.edgewise.platform.event.LogPosition;
import dev.edgewise.platform.event.LogRecord;

/**
 * What was decided here and is not confirmed by the log. The log confirms a guess when
 * its own record has been read, told by the event's id, or any record from its position
 * on; acknowledgement and reading back may come in either order, and an acknowledgement
 * may be lost.
 *
 * @param <V> type of the values
 */
final class Guesses<V> {

	private final ConcurrentMap<String, Guess<V>> guesses = new ConcurrentHashMap<>();

	private final Map<Integer, Long> read = new HashMap<>();

	@Nullable Guess<V> get(String key) {
		return this.guesses.get(key);
	}

	void forEach(BiConsumer<String, Optional<V>> action) {
		this.guesses.forEach((key, guess) -> action.accept(key, guess.value));
	}

	void put(String key, Guess<V> guess) {
		this.guesses.put(key, guess);
	}

	synchronized void acknowledged(Guess<V> guess, LogPosition position) {
		guess.position = position;
		guess.confirmed |= this.read.getOrDefault(position.partition(), -1L) >= position.offset();
	}

	synchronized void read(@Nullable String key, @Nullable LogRecord event, LogPosition position) {
		this.read.put(position.partition(), position.offset());
		Guess<V> guess = (key != null) ? this.guesses.get(key) : null;
		if (guess != null) {
			guess.confirmed |= (event != null && guess.isOf(event)) || guess.isReachedBy(position);
		}
	}

	/** Another log: positions in it have nothing to do with those known. */
	synchronized void forgetPositions() {
		this.read.clear();
		this.guesses.values().forEach((guess) -> guess.position = null);
	}

	/** Drops a guess that the log has confirmed; returns it, or null. */
	@Nullable Guess<V> settle(String key) {
		Guess<V> guess = this.guesses.get(key);
		return (guess != null && guess.confirmed && this.guesses.remove(key, guess)) ? guess : null;
	}

	List<String> keys() {
		return List.copyOf(this.guesses.keySet());
	}

	/**
	 * One guess.
	 *
	 * @param <V> type of the value
	 */
	static final class Guess<V> {

		private final Optional<V> value;

		private final @Nullable CloudEvent event;

		private @Nullable LogPosition position;

		private volatile boolean confirmed;

		private volatile boolean unpublished;

		/**
		 * Creates a guess.
		 * @param event what tells others; null for a tombstone
		 */
		Guess(Optional<V> value, @Nullable CloudEvent event) {
			this.value = value;
			this.event = event;
		}

		@Nullable CloudEvent event() {
			return this.event;
		}

		Optional<V> value() {
			return this.value;
		}

		void publicationFailed() {
			this.unpublished = true;
		}

		/** Whether it is to be published again; true once for each failure. */
		boolean takeUnpublished() {
			boolean again = this.unpublished && !this.confirmed;
			this.unpublished = false;
			return again;
		}

		/** A tombstone has no id, and is told by being one. */
		private boolean isOf(LogRecord read) {
			return (read.event() == null || this.event == null) ? read.event() == this.event
					: read.event().getId().equals(this.event.getId());
		}

		private boolean isReachedBy(LogPosition read) {
			LogPosition own = this.position;
			return own != null && own.partition() == read.partition() && own.offset() <= read.offset();
		}

	}

}
