package dev.edgewise.cache.purge;

import java.util.Set;

/**
 * One entry of the purge log.
 *
 * @param keys surrogate keys whose responses it ends; ignored when {@code all}
 * @param mode what may become of them
 * @param all true when it ends every response
 */
public record Purge(Set<String> keys, Mode mode, boolean all) {

	/** What may become of a purged response. */
	public enum Mode {

		/** It may be served, marked stale, while the origin fails. */
		SOFT,
		/** It must not be served again. */
		HARD

	}

}
