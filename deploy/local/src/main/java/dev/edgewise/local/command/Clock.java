package dev.edgewise.local.command;

import java.time.Duration;
import java.time.Instant;

/**
 * Time since the launcher was started.
 */
final class Clock {

	private final Instant begin = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

	double elapsedSeconds() {
		return Duration.between(this.begin, Instant.now()).toMillis() / 1000.0;
	}

}
