package dev.edgewise.cache.collapse;

import java.time.Duration;

/**
 * Bounds of collapsing.
 *
 * @param patience how long the fetch of another is waited for, before somebody else
 * fetches
 * @param attempts how many fetches are waited for, one after another
 * @param followers how many requests wait for one fetch
 * @param hitForMiss how long it is remembered that an answer could not be shared
 * @param failureMemory how long after as many failed fetches in a row as there are
 * attempts nobody fetches
 * @param poll how often the POP's store is asked for what another instance fetches
 */
public record CollapseLimits(Duration patience, int attempts, int followers, Duration hitForMiss,
		Duration failureMemory, Duration poll) {

	/** How many keys are remembered as not to be shared, or with what they vary by. */
	static final int REMEMBERED = 10_000;

}
