package dev.edgewise.cache.purge;

import java.net.http.HttpHeaders;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import dev.edgewise.cache.CacheKey;

/**
 * Everything that a response can be purged by, as one set of texts, so that a look-up
 * costs the same whatever the kind: surrogate keys as they are, cache groups and the URL
 * each after a word and a space. A surrogate key holds no space, so that no kind can be
 * taken for another.
 */
public final class PurgeTag {

	private PurgeTag() {
	}

	/** The tag of a cache group, which belongs to its origin. */
	public static String of(CacheGroup group) {
		return "group " + group.origin() + ' ' + group.name();
	}

	/** The tag of a resource: all its variants have it. */
	public static String of(CacheKey key) {
		return "url " + key;
	}

	/** All tags of a response. */
	public static Set<String> of(CacheKey key, HttpHeaders headers) {
		Set<String> tags = new LinkedHashSet<>();
		headers.allValues("surrogate-key")
			.stream()
			.flatMap((value) -> Stream.of(value.strip().split("\\s+")))
			.filter((surrogate) -> !surrogate.isEmpty())
			.forEach(tags::add);
		CacheGroups.of(headers).forEach((name) -> tags.add(of(new CacheGroup(key.origin(), name))));
		tags.add(of(key));
		return Set.copyOf(tags);
	}

}
