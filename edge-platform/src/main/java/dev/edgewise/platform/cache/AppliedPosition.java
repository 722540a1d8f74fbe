package dev.edgewise.platform.cache;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * How far one instance has applied the purge log: its value in the remote state
 * {@value #STATE}, under its {@link #key()}.
 *
 * @param pop code of its place
 * @param service name of its service
 * @param instance which instance it is
 * @param log identity of the log
 * @param offset offset of the last purge applied
 * @param committedAt when what led to that purge was committed, if the purge tells
 * @param appliedAt when it was applied
 * @param announcedAt when the instance said so; it says so again while it lives
 */
public record AppliedPosition(String pop, @Nullable String service, String instance, @Nullable String log, long offset,
		@Nullable Instant committedAt, Instant appliedAt, @Nullable Instant announcedAt) {

	/** Name of the remote state. */
	public static final String STATE = "purge-applied";

	@JsonIgnore
	public String key() {
		return this.pop + '/' + this.service + '/' + this.instance;
	}

	/**
	 * From commit to applied, in milliseconds; null when the purge does not tell its
	 * commit.
	 */
	@JsonIgnore
	public @Nullable Double millis() {
		return (this.committedAt != null) ? Duration.between(this.committedAt, this.appliedAt).toNanos() / 1e6 : null;
	}

}
