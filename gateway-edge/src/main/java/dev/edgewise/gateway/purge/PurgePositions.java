package dev.edgewise.gateway.purge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

import dev.edgewise.platform.cache.AppliedPosition;
import dev.edgewise.platform.state.RemoteState;

/**
 * How far the instances of all POPs have applied the purge log, by what they say
 * themselves. An instance counts until it takes itself out, or has been silent for longer
 * than it may serve what it cannot confirm: one that is merely cut off holds its POP back
 * rather than letting it look done.
 * <p>
 * Of each instance the newest {@value #MAX_STEPS} announcements are remembered; as they
 * skip positions, the time of a purge is when it was applied at the latest.
 */
final class PurgePositions {

	private static final int MAX_STEPS = 1000;

	private static final Duration DEAD = Duration.ofMinutes(10);

	private final RemoteState<AppliedPosition> state;

	private final Duration silence;

	private final Clock clock;

	private final ConcurrentMap<String, Instance> instances = new ConcurrentHashMap<>();

	PurgePositions(RemoteState<AppliedPosition> state, Duration silence, Clock clock) {
		this.state = state;
		this.silence = silence;
		this.clock = clock;
		state.watch(this::heard);
	}

	void heard(String key, Optional<AppliedPosition> said) {
		if (said.isEmpty() || said.get().announcedAt() == null) {
			this.instances.remove(key);
		}
		else {
			this.instances.compute(key, (ignored, before) -> Instance.of(before, said.get()));
		}
	}

	/** Those that count now, of a place. */
	List<Instance> live(String place) {
		Instant now = this.clock.instant();
		return this.instances.values()
			.stream()
			.filter((instance) -> instance.newest.pop().equals(place)
					&& instance.silentFor(now).compareTo(this.silence) < 0)
			.toList();
	}

	/** The places of all instances that count. */
	List<String> places() {
		return this.instances.values()
			.stream()
			.map((instance) -> instance.newest.pop())
			.distinct()
			.filter((place) -> !live(place).isEmpty())
			.toList();
	}

	/** Takes out, for everybody, who died without a word. */
	void bury() {
		Instant now = this.clock.instant();
		for (Map.Entry<String, Instance> one : this.instances.entrySet()) {
			if (one.getValue().silentFor(now).compareTo(DEAD) > 0) {
				this.state.remove(one.getKey());
			}
		}
	}

	/**
	 * One instance.
	 *
	 * @param steps when it had reached an offset
	 */
	record Instance(AppliedPosition newest, ConcurrentSkipListMap<Long, AppliedPosition> steps) {

		static Instance of(@Nullable Instance before, AppliedPosition said) {
			boolean same = before != null && String.valueOf(said.log()).equals(before.newest.log());
			ConcurrentSkipListMap<Long, AppliedPosition> steps = (same && before != null) ? before.steps
					: new ConcurrentSkipListMap<>();
			steps.putIfAbsent(said.offset(), said);
			while (steps.size() > MAX_STEPS) {
				steps.pollFirstEntry();
			}
			return new Instance(said, steps);
		}

		/** When it had applied an offset of a log; empty while it has not. */
		Optional<AppliedPosition> reached(String log, long offset) {
			Map.Entry<Long, AppliedPosition> step = log.equals(this.newest.log()) ? this.steps.ceilingEntry(offset)
					: null;
			return Optional.ofNullable(step).map(Map.Entry::getValue);
		}

		Duration silentFor(Instant now) {
			Instant announced = this.newest.announcedAt();
			return Duration.between((announced != null) ? announced : Instant.EPOCH, now);
		}

	}

}
