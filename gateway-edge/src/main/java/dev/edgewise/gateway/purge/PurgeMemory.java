package dev.edgewise.gateway.purge;

import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.edgewise.platform.cache.PurgeEvent;

/**
 * The newest {@value #MAX} purges by offset; older ones are forgotten. Fills from the log
 * after a restart.
 */
final class PurgeMemory {

	static final int MAX = 1000;

	private final ConcurrentSkipListMap<Long, PurgeEvent> purges = new ConcurrentSkipListMap<>();

	void remember(long offset, PurgeEvent event) {
		this.purges.put(offset, event);
		while (this.purges.size() > MAX) {
			this.purges.pollFirstEntry();
		}
	}

	Optional<PurgeEvent> find(long offset) {
		return Optional.ofNullable(this.purges.get(offset));
	}

}
