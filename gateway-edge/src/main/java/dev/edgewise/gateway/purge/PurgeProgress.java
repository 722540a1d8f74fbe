package dev.edgewise.gateway.purge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.edgewise.platform.cache.AppliedPosition;
import dev.edgewise.platform.cache.PurgeEvent;
import dev.edgewise.platform.pop.Place;
import dev.edgewise.platform.pop.Topology;

/**
 * Which POPs have applied a purge, and since when: a POP has when each of its live
 * instances has, whatever its service, because all of them cache.
 */
@Component
class PurgeProgress {

	private final PurgePositions positions;

	private final Topology topology;

	PurgeProgress(PurgePositions positions, Topology topology) {
		this.positions = positions;
		this.topology = topology;
	}

	Status of(String log, long offset, PurgeEvent event) {
		this.positions.bury();
		List<Pop> pops = Stream
			.concat(this.topology.enabledPops().stream().map(Place::code), this.positions.places().stream())
			.distinct()
			.map((place) -> pop(place, log, offset, event.committedAt()))
			.toList();
		boolean applied = pops.stream().allMatch(Pop::applied);
		return new Status(log, offset, String.valueOf(event.mode()), event.committedAt(), applied, pops);
	}

	private Pop pop(String place, String log, long offset, @Nullable Instant committed) {
		List<PurgePositions.Instance> live = this.positions.live(place);
		List<String> waitingFor = live.stream()
			.filter((instance) -> instance.reached(log, offset).isEmpty())
			.map((instance) -> instance.newest().service() + "/" + instance.newest().instance())
			.sorted()
			.toList();
		boolean applied = !live.isEmpty() && waitingFor.isEmpty();
		Instant last = applied ? live.stream()
			.map((instance) -> instance.reached(log, offset))
			.flatMap(Optional::stream)
			.map(AppliedPosition::appliedAt)
			.max(Instant::compareTo)
			.orElse(null) : null;
		return new Pop(place, applied, last, millis(committed, last), live.size(), waitingFor);
	}

	private static @Nullable Double millis(@Nullable Instant committed, @Nullable Instant applied) {
		return (committed == null || applied == null) ? null : Duration.between(committed, applied).toNanos() / 1e6;
	}

	/** A purge and how far it has come. */
	record Status(String log, long offset, String mode, @Nullable Instant committedAt, boolean applied,
			List<Pop> pops) {
	}

	/**
	 * A POP.
	 *
	 * @param appliedAt since when, at the latest
	 * @param millis from commit to applied
	 * @param instances how many live instances count; none, and nothing is known of it
	 * @param waitingFor live instances that have not applied it, as service and instance
	 */
	record Pop(String pop, boolean applied, @Nullable Instant appliedAt, @Nullable Double millis, int instances,
			List<String> waitingFor) {
	}

}
