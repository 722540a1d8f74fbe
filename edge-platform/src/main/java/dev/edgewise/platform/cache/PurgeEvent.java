package dev.edgewise.platform.cache;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.edgewise.cache.purge.Purge;
import org.jspecify.annotations.Nullable;

/**
 * Data of an event in the purge log.
 *
 * @param keys surrogate keys that are purged
 * @param mode {@code soft} or {@code hard}
 * @param all whether everything is purged
 * @param cause what led to it, for people
 * @param committedAt when that was committed
 */
public record PurgeEvent(@Nullable List<String> keys, @Nullable String mode, boolean all, @Nullable Cause cause,
		@Nullable Instant committedAt) {

	/** The log's topic: one partition, because its offsets are the order of purges. */
	public static final String TOPIC = "cache.purges";

	/** Type of the event. */
	public static final String TYPE = "dev.edgewise.cache.purge.v1";

	/** What led to a purge. */
	public record Cause(@Nullable String id, @Nullable String slug, long revision) {
	}

	/**
	 * What the cache is to do.
	 * @throws IllegalArgumentException when the mode is none, or nothing is named
	 */
	Purge purge() {
		if (!this.all && (this.keys == null || this.keys.isEmpty())) {
			throw new IllegalArgumentException("A purge names keys, or all");
		}
		Purge.Mode parsed = Purge.Mode.valueOf(String.valueOf(this.mode).toUpperCase(Locale.ROOT));
		return new Purge((this.keys != null) ? Set.copyOf(this.keys) : Set.of(), parsed, this.all);
	}

}
