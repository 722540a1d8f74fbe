package dev.edgewise.cache.store;

import java.net.http.HttpHeaders;
import java.util.concurrent.CompletionStage;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.StoredResponse;

/**
 * Keeps responses by key and variant. A store is allowed to forget: whatever fails in it
 * is a miss, never an error, and its stages complete normally and soon.
 */
public interface CacheStore {

	/** Finds the response that a request selects. */
	CompletionStage<Selection> find(CacheKey key, HttpHeaders request);

	/**
	 * Keeps a response as the variant that the request selects, in place of the one
	 * before.
	 * @param request header fields of the request that the response answers
	 */
	void put(CacheKey key, HttpHeaders request, StoredResponse response);

	/** Forgets all variants of a key. */
	void remove(CacheKey key);

}
