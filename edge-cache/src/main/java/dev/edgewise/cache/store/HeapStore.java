package dev.edgewise.cache.store;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.rules.Vary;

/**
 * The first level: on the heap, bounded by bytes, evicting by W-TinyLFU (Einziger,
 * Friedman, Manes: TinyLFU, ACM ToS 2017). A resource keeps at most
 * {@value #MAX_VARIANTS} variants; one more drops the others.
 */
public final class HeapStore implements CacheStore {

	private static final int MAX_VARIANTS = 64;

	private final Cache<CacheKey, Resource> resources;

	public HeapStore(long maxBytes) {
		this.resources = Caffeine.newBuilder()
			.maximumWeight(maxBytes)
			// Its upkeep is a few dozen nanoseconds; waking another thread for it costs
			// more.
			.executor(Runnable::run)
			.weigher((CacheKey key,
					Resource resource) -> (int) Math.min(Integer.MAX_VALUE,
							2L * key.uri().length() + 128 + resource.weight()))
			.build();
	}

	@Override
	public CompletionStage<Selection> find(CacheKey key, HttpHeaders request) {
		return CompletableFuture.completedFuture(select(key, request));
	}

	/** Finds without a future, for the hot path. */
	public Selection select(CacheKey key, HttpHeaders request) {
		Resource resource = this.resources.getIfPresent(key);
		if (resource == null) {
			return Selection.NOTHING;
		}
		StoredResponse response = resource.select(request);
		return (response != null) ? Selection.of(response) : Selection.OTHER_VARIANT;
	}

	@Override
	public void put(CacheKey key, HttpHeaders request, StoredResponse response) {
		Vary vary = Vary.of(response.headers());
		Map<String, StoredResponse> added = new HashMap<>();
		added.put(vary.variant(request), response);
		vary.languageVariant(request, response.headers()).ifPresent((variant) -> added.put(variant, response));
		this.resources.asMap().compute(key, (ignored, before) -> merge(before, vary, added));
	}

	private static Resource merge(@Nullable Resource before, Vary vary, Map<String, StoredResponse> added) {
		if (before == null || !before.vary.equals(vary)) {
			return new Resource(vary, Map.copyOf(added));
		}
		Map<String, StoredResponse> variants = new HashMap<>(before.variants);
		variants.putAll(added);
		return new Resource(vary, Map.copyOf((variants.size() > MAX_VARIANTS) ? added : variants));
	}

	@Override
	public void remove(CacheKey key) {
		this.resources.invalidate(key);
	}

	/** Number of resources kept. */
	public long size() {
		return this.resources.estimatedSize();
	}

	/** Bytes kept, as weighed. */
	public long bytes() {
		this.resources.cleanUp();
		return this.resources.policy().eviction().map((eviction) -> eviction.weightedSize().orElse(0)).orElse(0L);
	}

	private record Resource(Vary vary, Map<String, StoredResponse> variants) {

		@Nullable StoredResponse select(HttpHeaders request) {
			StoredResponse response = this.variants.get(this.vary.variant(request));
			return (response != null) ? response
					: this.vary.favouriteVariant(request).map(this.variants::get).orElse(null);
		}

		long weight() {
			return this.variants.entrySet()
				.stream()
				.mapToLong((variant) -> 2L * variant.getKey().length() + variant.getValue().weight())
				.sum();
		}

	}

}
