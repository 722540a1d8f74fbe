package dev.edgewise.platform.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.edgewise.platform.health.Dependency;

/**
 * Whether Kafka has answered lately, as those who talk to it report. An answer after a
 * failure outweighs it, and the other way round; five seconds of silence are a failure
 * too.
 */
final class KafkaReachability implements Dependency {

	private static final Duration LATELY = Duration.ofSeconds(5);

	private final Clock clock;

	private volatile Report last = new Report(false, Instant.EPOCH);

	KafkaReachability(Clock clock) {
		this.clock = clock;
	}

	void answered() {
		this.last = new Report(true, this.clock.instant());
	}

	void failed() {
		this.last = new Report(false, this.clock.instant());
	}

	@Override
	public String name() {
		return "kafka";
	}

	@Override
	public boolean isReachable() {
		Report known = this.last;
		return known.answered && Duration.between(known.at, this.clock.instant()).compareTo(LATELY) < 0;
	}

	private record Report(boolean answered, Instant at) {
	}

}
