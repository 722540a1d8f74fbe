package dev.edgewise.platform.state;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import io.cloudevents.CloudEvent;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.platform.event.EventFactory;
import dev.edgewise.platform.event.EventPublisher;
import dev.edgewise.platform.event.LogListener;
import dev.edgewise.platform.event.LogPosition;
import dev.edgewise.platform.event.LogRecord;
import dev.edgewise.platform.state.Guesses.Guess;

/**
 * State owned by a compacted topic and materialised in this process: updated here first,
 * published, and reconciled by the order of the log, in which the last record of a key
 * wins. A value is a guess from {@link #put} until its own record, or a later one, has
 * been read back; then it is a fact.
 * <p>
 * Reads never leave the process and go on while Kafka is away. A guess that could not be
 * published is published again once the log has been read to its end. After a restart the
 * state fills from the log's first record; when the topic becomes another one, the old
 * state stays readable until the new one is complete.
 *
 * @param <V> type of the values, read and written as JSON
 */
public final class RemoteState<V> {

	private final String topic;

	private final Class<V> type;

	private final EventPublisher publisher;

	private final EventFactory events;

	private final JsonMapper json;

	private final CopyOnWriteArrayList<BiConsumer<String, Optional<V>>> watchers = new CopyOnWriteArrayList<>();

	private final Guesses<V> guesses = new Guesses<>();

	private volatile ConcurrentMap<String, V> facts = new ConcurrentHashMap<>();

	private volatile Instant currentAsOf = Instant.EPOCH;

	RemoteState(String topic, Class<V> type, EventPublisher publisher, EventFactory events, JsonMapper json) {
		this.topic = topic;
		this.type = type;
		this.publisher = publisher;
		this.events = events;
		this.json = json;
	}

	/** The value of a key as far as it is known here. */
	public Optional<V> get(String key) {
		Guess<V> guess = this.guesses.get(key);
		return (guess != null) ? guess.value() : Optional.ofNullable(this.facts.get(key));
	}

	/** True while the value of a key was decided here and is not confirmed by the log. */
	public boolean isGuess(String key) {
		return this.guesses.get(key) != null;
	}

	/** All values, as far as they are known here. */
	public Map<String, V> snapshot() {
		Map<String, V> all = new ConcurrentHashMap<>(this.facts);
		this.guesses
			.forEach((key, guess) -> guess.ifPresentOrElse((value) -> all.put(key, value), () -> all.remove(key)));
		return all;
	}

	/** Until when everything that was in the log is in this state. */
	public Instant currentAsOf() {
		return this.currentAsOf;
	}

	/**
	 * Sets a value here at once, and publishes it.
	 * @return completes when the log has it; when that fails it stays a guess and is
	 * published again later
	 */
	public CompletableFuture<LogPosition> put(String key, V value) {
		return guess(key, new Guess<>(Optional.of(value), this.events.create(eventType(), key, value)));
	}

	/** Removes a key here at once, and publishes that. */
	public CompletableFuture<LogPosition> remove(String key) {
		return guess(key, new Guess<>(Optional.empty(), null));
	}

	/**
	 * Calls a watcher for every change from now on, on the thread that made or read it.
	 */
	public void watch(BiConsumer<String, Optional<V>> watcher) {
		this.watchers.add(watcher);
	}

	private CompletableFuture<LogPosition> guess(String key, Guess<V> guess) {
		this.guesses.put(key, guess);
		tell(key, guess.value());
		return publish(key, guess);
	}

	private CompletableFuture<LogPosition> publish(String key, Guess<V> guess) {
		CloudEvent event = guess.event();
		CompletableFuture<LogPosition> published = (event != null) ? this.publisher.publish(this.topic, key, event)
				: this.publisher.publishTombstone(this.topic, key);
		return published.whenComplete((position, failure) -> {
			if (failure != null) {
				guess.publicationFailed();
			}
			else {
				this.guesses.acknowledged(guess, position);
				settle(key);
			}
		});
	}

	/**
	 * Called with everything read that was in the log: a guess whose record did arrive is
	 * none any more, and does not overwrite what others wrote since. The newest guess is
	 * the last to be published.
	 */
	private void publishAgain() {
		for (String key : this.guesses.keys()) {
			Guess<V> guess = this.guesses.get(key);
			if (guess != null && guess.takeUnpublished()) {
				publish(key, guess);
				Guess<V> newer = this.guesses.get(key);
				if (newer != null && newer != guess) {
					publish(key, newer);
				}
			}
		}
	}

	/** A confirmed guess gives way to the fact, which may be another by now. */
	private void settle(String key) {
		Guess<V> settled = this.guesses.settle(key);
		Optional<V> fact = Optional.ofNullable(this.facts.get(key));
		if (settled != null && !settled.value().equals(fact)) {
			tell(key, fact);
		}
	}

	private String eventType() {
		return "dev.edgewise." + this.topic.replaceFirst("^edge\\.", "") + ".v1";
	}

	private void tell(String key, Optional<V> value) {
		this.watchers.forEach((watcher) -> watcher.accept(key, value));
	}

	LogListener listener() {
		return new Materialisation();
	}

	/** Fills the state from the log; a second opening fills a new one and swaps. */
	private final class Materialisation implements LogListener {

		private ConcurrentMap<String, V> filling = RemoteState.this.facts;

		@Override
		public void opened(String topicId, Map<Integer, Long> firstOffsets) {
			RemoteState.this.guesses.forgetPositions();
			this.filling = RemoteState.this.facts.isEmpty() ? RemoteState.this.facts : new ConcurrentHashMap<>();
		}

		@Override
		public void accept(LogRecord event) {
			String key = Objects.requireNonNull(event.key(), "A record of a compacted topic needs a key");
			Optional<V> value = read(event);
			Optional<V> before = Optional
				.ofNullable(value.isPresent() ? this.filling.put(key, value.get()) : this.filling.remove(key));
			RemoteState.this.guesses.read(key, event, event.position());
			if (isReplacing()) {
				return;
			}
			if (isGuess(key)) {
				settle(key);
			}
			else if (!value.equals(before)) {
				tell(key, value);
			}
		}

		@Override
		public void skipped(LogPosition position) {
			RemoteState.this.guesses.read(null, null, position);
		}

		private Optional<V> read(LogRecord event) {
			if (event.event() == null || event.event().getData() == null) {
				return Optional.empty();
			}
			return Optional
				.of(RemoteState.this.json.readValue(event.event().getData().toBytes(), RemoteState.this.type));
		}

		private boolean isReplacing() {
			return this.filling != RemoteState.this.facts;
		}

		@Override
		public void current(Instant asOf) {
			if (isReplacing()) {
				replace();
			}
			RemoteState.this.currentAsOf = asOf;
			publishAgain();
		}

		private void replace() {
			Map<String, V> before = RemoteState.this.facts;
			RemoteState.this.facts = this.filling;
			RemoteState.this.guesses.keys().forEach(RemoteState.this::settle);
			Set<String> keys = new HashSet<>(before.keySet());
			keys.addAll(this.filling.keySet());
			for (String key : keys) {
				Optional<V> value = Optional.ofNullable(this.filling.get(key));
				if (!isGuess(key) && !value.equals(Optional.ofNullable(before.get(key)))) {
					tell(key, value);
				}
			}
		}

	}

}
