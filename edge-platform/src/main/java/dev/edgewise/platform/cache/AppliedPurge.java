package dev.edgewise.platform.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * A purge that this process's cache has just applied.
 *
 * @param offset its place in the log
 * @param event what it says
 * @param published when it was appended to the log
 * @param at when it was applied here
 * @param live whether this process followed the log as it grew; false while it catches up
 */
public record AppliedPurge(long offset, PurgeEvent event, Instant published, Instant at, boolean live) {

	/** From the log to applied; never negative, whatever the clocks say. */
	public Duration lag() {
		Duration lag = Duration.between(this.published, this.at);
		return lag.isNegative() ? Duration.ZERO : lag;
	}

}
