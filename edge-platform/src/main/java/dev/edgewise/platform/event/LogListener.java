package dev.edgewise.platform.event;

import java.time.Instant;
import java.util.Map;

/** Follows a log. Called by one thread. */
public interface LogListener {

	/**
	 * Reading begins, or begins anew because the topic is another one than before.
	 * @param topicId identity of the topic
	 * @param firstOffsets where reading begins, by partition
	 */
	default void opened(String topicId, Map<Integer, Long> firstOffsets) {
	}

	/**
	 * The next event. What it throws sets the record aside; reading goes on.
	 * @throws Exception when the event cannot be processed
	 */
	void accept(LogRecord event) throws Exception;

	/** A record was set aside; its position has passed all the same. */
	default void skipped(LogPosition position) {
	}

	/** Everything that was in the log at an instant has been accepted. */
	default void current(Instant asOf) {
	}

}
