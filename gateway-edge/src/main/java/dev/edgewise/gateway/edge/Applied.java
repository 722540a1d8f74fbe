package dev.edgewise.gateway.edge;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far a gateway has applied the purge log: its value in the remote state
 * {@code purge-applied}.
 *
 * @param pop code of its POP
 * @param instance which instance it is
 * @param offset offset of the last purge applied
 * @param committedAt when what led to that purge was committed, if the purge tells
 * @param appliedAt when it was applied
 */
record Applied(String pop, String instance, long offset, @Nullable Instant committedAt, Instant appliedAt) {

	static final String STATE = "purge-applied";

	/**
	 * From commit to applied, in milliseconds; null when the purge does not tell its
	 * commit.
	 */
	@Nullable Double millis() {
		return (this.committedAt != null) ? Duration.between(this.committedAt, this.appliedAt).toNanos() / 1e6 : null;
	}

}
