package dev.edgewise.cache;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.edgewise.cache.purge.CacheGroup;
import dev.edgewise.cache.purge.PurgeTag;

/**
 * What the answer to an unsafe method has ended (RFC 9111 section 4.4, RFC 9875 section
 * 3).
 *
 * @param keys resources
 * @param groups groups of responses
 * @param at when: what was requested up to then is ended
 */
public record Invalidation(Set<CacheKey> keys, Set<CacheGroup> groups, Instant at) {

	/** The tags that it ends. */
	public Collection<String> tags() {
		return Stream.concat(this.keys.stream().map(PurgeTag::of), this.groups.stream().map(PurgeTag::of))
			.collect(Collectors.toUnmodifiableSet());
	}

}
