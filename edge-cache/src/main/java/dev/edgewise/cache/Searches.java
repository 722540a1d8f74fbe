package dev.edgewise.cache;

import java.util.Objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.rules.Forwarding;
import dev.edgewise.cache.rules.NoVarySearch;
import dev.edgewise.cache.store.Selection;

/**
 * What is known of the queries that make no difference, path by path: the last response
 * that said so. Forgetting costs misses, and so does a response that says otherwise: what
 * is found under another's query counts only if it says the same itself.
 */
final class Searches {

	private static final int MAX_PATHS = 10_000;

	private final Cache<CacheKey, NoVarySearch> rules = Caffeine.newBuilder().maximumSize(MAX_PATHS).build();

	/** The key that a resource is looked for under. */
	CacheKey lookedFor(CacheKey key) {
		if (!hasQuery(key)) {
			return key;
		}
		NoVarySearch rule = this.rules.getIfPresent(path(key));
		return (rule != null) ? new CacheKey(key.origin(), rule.canonical(key.uri())) : key;
	}

	/** The key that a response is kept under. */
	CacheKey kept(CacheKey key, StoredResponse response) {
		return NoVarySearch.of(response.headers()).map((rule) -> {
			this.rules.put(path(key), rule);
			return new CacheKey(key.origin(), rule.canonical(key.uri()));
		}).orElse(key);
	}

	/** What of a finding holds for the resource that was asked for. */
	Selection holding(CacheKey asked, CacheKey found, Selection selection) {
		StoredResponse response = selection.response();
		boolean holds = asked.equals(found) || response == null || says(response, this.rules.getIfPresent(path(asked)));
		return holds ? selection : new Selection(null, Forwarding.URI_MISS);
	}

	private static boolean says(StoredResponse response, @Nullable NoVarySearch rule) {
		return Objects.equals(NoVarySearch.of(response.headers()).orElse(null), rule);
	}

	private static boolean hasQuery(CacheKey key) {
		return key.uri().indexOf('?') >= 0;
	}

	private static CacheKey path(CacheKey key) {
		int query = key.uri().indexOf('?');
		return (query < 0) ? key : new CacheKey(key.origin(), key.uri().substring(0, query));
	}

}
