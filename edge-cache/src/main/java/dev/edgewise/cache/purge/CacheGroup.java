package dev.edgewise.cache.purge;

/**
 * A group of responses of one origin (RFC 9875 section 2): two origins that use one name
 * have two groups.
 *
 * @param origin the origin, as {@link dev.edgewise.cache.CacheKey} names it
 * @param name the group's name; may hold spaces
 */
public record CacheGroup(String origin, String name) {
}
