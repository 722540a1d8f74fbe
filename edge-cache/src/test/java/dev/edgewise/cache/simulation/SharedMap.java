package dev.edgewise.cache.simulation;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.store.CacheStore;
import dev.edgewise.cache.store.Selection;

/** A second level without variants. */
final class SharedMap implements CacheStore {

	private final Map<CacheKey, Selection> selections = new HashMap<>();

	@Override
	public CompletionStage<Selection> find(CacheKey key, HttpHeaders request) {
		return CompletableFuture.completedFuture(this.selections.getOrDefault(key, Selection.NOTHING));
	}

	@Override
	public void put(CacheKey key, HttpHeaders request, StoredResponse response) {
		this.selections.put(key, new Selection(response, Selection.NOTHING.absence()));
	}

	@Override
	public void remove(CacheKey key) {
		this.selections.remove(key);
	}

}
