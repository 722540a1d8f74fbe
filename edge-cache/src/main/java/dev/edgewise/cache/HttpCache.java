package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.purge.CacheGroup;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.purge.PurgeVerdict;
import dev.edgewise.cache.rules.CacheDecision;
import dev.edgewise.cache.rules.CacheDecision.Bypass;
import dev.edgewise.cache.rules.CacheDecision.Fresh;
import dev.edgewise.cache.rules.CacheDecision.Miss;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.rules.Forwarding;
import dev.edgewise.cache.rules.Storability;
import dev.edgewise.cache.rules.Vary;
import dev.edgewise.cache.store.CacheStore;
import dev.edgewise.cache.store.HeapStore;
import dev.edgewise.cache.store.Selection;

/**
 * A shared cache (RFC 9111) of two levels: this instance's heap, and a store shared by
 * the POP. It does no I/O towards origins: a door (the gateway's, the origin client's)
 * begins an exchange, acts on its decision, and tells it what the origin answered.
 * <p>
 * Safe for concurrent use. A store that fails costs misses.
 */
public final class HttpCache {

	private static final byte[] NOTHING = {};

	private final HeapStore heap;

	private final CacheStore shared;

	private final CacheRules rules;

	private final Clock clock;

	private final Searches searches = new Searches();

	private final Storability storability;

	private final CacheStats stats = new CacheStats();

	private final List<Consumer<Invalidation>> invalidationListeners = new CopyOnWriteArrayList<>();

	public HttpCache(HeapStore heap, CacheStore shared, CacheRules rules, Clock clock) {
		this.heap = heap;
		this.shared = shared;
		this.rules = rules;
		this.clock = clock;
		this.storability = new Storability(rules.policy());
	}

	/**
	 * Begins an exchange: looks up, and decides. The stage completes on the caller's
	 * thread when the heap can tell.
	 */
	public CompletionStage<CacheExchange> begin(CacheRequest request) {
		return lookUp(request).thenApply((exchange) -> {
			this.stats.count(exchange.decision());
			return exchange;
		});
	}

	/**
	 * Begins an exchange anew for a request that has been counted: after a while of
	 * waiting its answer may be here, and if not, its fetch begins now.
	 */
	public CompletionStage<CacheExchange> beginAnew(CacheRequest request) {
		return lookUp(request);
	}

	/**
	 * Whether what one request brought is for all who ask the same, as far as the
	 * response itself says.
	 */
	public boolean isForAll(CacheRequest answered, StoredResponse response) {
		return this.storability.isStorable(answered, response.status(), response.headers(), this.clock.instant());
	}

	/**
	 * What a response that another request brought means for one that waited for it (RFC
	 * 9111 section 4).
	 */
	public CacheDecision reuse(CacheRequest waiting, CacheRequest answered, StoredResponse response) {
		Vary vary = Vary.of(response.headers());
		boolean selected = vary.variant(waiting.headers()).equals(vary.variant(answered.headers()));
		return selected ? decide(waiting, Selection.of(response)) : new Miss(Forwarding.VARY_MISS);
	}

	/** Whether no purge applied so far has ended a response, not even softly. */
	public boolean isUnpurged(StoredResponse response) {
		return this.rules.purges().verdict(response) == PurgeVerdict.SERVABLE;
	}

	/**
	 * Whether an answer that a cache of another POP gave counts here as an origin's
	 * would: it tells its position, and nothing that was purged or invalidated here since
	 * then is in it. How old it is, nobody knows here: an invalidation that the log does
	 * not have yet ends it whenever it was asked for.
	 */
	public boolean isCurrent(CacheKey key, int status, HttpHeaders answer) {
		return answer.firstValue(PurgePosition.FIELD)
			.flatMap(PurgePosition::parse)
			.map((told) -> new StoredResponse(status, answer, NOTHING, Instant.EPOCH, this.clock.instant(), told,
					CacheExchange.tags(key, answer)))
			.filter(this::isUnpurged)
			.isPresent();
	}

	private CompletionStage<CacheExchange> lookUp(CacheRequest request) {
		PurgePosition position = this.rules.purges().position();
		Bypass bypass = this.rules.bypass(request);
		if (bypass != null) {
			return CompletableFuture.completedFuture(exchange(request, position, bypass));
		}
		CacheKey key = this.searches.lookedFor(request.key());
		CacheDecision near = decide(request,
				this.searches.holding(request.key(), key, this.heap.select(key, request.headers())));
		if (near instanceof Fresh) {
			return CompletableFuture.completedFuture(exchange(request, position, near));
		}
		return this.shared.find(key, request.headers())
			.thenApply((far) -> this.searches.holding(request.key(), key, far))
			.thenApply((far) -> exchange(request, position, better(request, near, far)));
	}

	/**
	 * A fresh response that the heap has, at once; null when there is none, or when more
	 * than a look-up is needed to tell: then {@link #begin} does. Only hits are counted.
	 */
	public @Nullable Fresh hit(CacheRequest request) {
		boolean another = !this.searches.lookedFor(request.key()).equals(request.key());
		if (another || this.rules.bypass(request) != null) {
			return null;
		}
		CacheDecision decision = decide(request, this.heap.select(request.key(), request.headers()));
		if (!(decision instanceof Fresh fresh) || !fresh.response().isComplete()) {
			return null;
		}
		this.stats.count(fresh);
		return fresh;
	}

	/**
	 * Another instance may have fetched meanwhile what this one lacks; of two that are
	 * not fresh, the newer is better.
	 */
	private CacheDecision better(CacheRequest request, CacheDecision near, Selection far) {
		StoredResponse found = far.response();
		if (found == null) {
			return near;
		}
		CacheDecision decision = decide(request, far);
		if (decision instanceof Fresh) {
			this.heap.put(this.searches.kept(request.key(), found), request.headers(), found);
			return decision;
		}
		StoredResponse kept = near.response();
		if (kept == null) {
			return decision;
		}
		return (decision.response() != null && found.responseTime().isAfter(kept.responseTime())) ? decision : near;
	}

	private CacheDecision decide(CacheRequest request, Selection selection) {
		return this.rules.decide(request, selection.response(), selection.absence(), this.clock.instant());
	}

	private CacheExchange exchange(CacheRequest request, PurgePosition position, CacheDecision decision) {
		return new CacheExchange(this, request, decision, position, this.clock.instant());
	}

	/**
	 * Keeps a response; a part only in so far as it adds to what the heap has (RFC 9111
	 * section 3.4).
	 */
	void store(CacheRequest request, StoredResponse arrived) {
		CacheKey key = this.searches.kept(request.key(), arrived);
		StoredResponse response = arrived;
		if (!arrived.isComplete()) {
			StoredResponse near = this.heap.select(key, request.headers()).response();
			response = (near != null) ? Parts.combine(near, arrived) : arrived;
		}
		this.heap.put(key, request.headers(), response);
		this.shared.put(key, request.headers(), response);
	}

	/** Forgets what is stored of a resource, at both levels of this POP. */
	void forget(CacheKey key) {
		for (CacheKey each : names(key)) {
			this.heap.remove(each);
			this.shared.remove(each);
		}
	}

	/**
	 * Ends what is stored of a resource, and what was asked for before now: a fetch in
	 * flight stores it in vain.
	 */
	public void invalidate(CacheKey key) {
		invalidate(new Invalidation(names(key), Set.of(), this.clock.instant()));
		forget(key);
	}

	/** What a resource is asked for by, and what it is kept by. */
	private Set<CacheKey> names(CacheKey key) {
		return Stream.of(key, this.searches.lookedFor(key)).collect(Collectors.toUnmodifiableSet());
	}

	/** Ends all responses of an origin's groups. */
	void invalidateGroups(String origin, Collection<String> names) {
		if (!names.isEmpty()) {
			Set<CacheGroup> groups = names.stream()
				.map((name) -> new CacheGroup(origin, name))
				.collect(Collectors.toUnmodifiableSet());
			invalidate(new Invalidation(Set.of(), groups, this.clock.instant()));
		}
	}

	private void invalidate(Invalidation invalidation) {
		this.rules.purges().invalidate(invalidation.tags(), invalidation.at());
		this.invalidationListeners.forEach((listener) -> listener.accept(invalidation));
	}

	/**
	 * Hears of every invalidation, right after it holds here, on the thread that brought
	 * the answer: to tell other caches.
	 */
	public void onInvalidated(Consumer<Invalidation> listener) {
		this.invalidationListeners.add(listener);
	}

	/**
	 * Tells what both levels hold for a request, and what would be decided now; changes
	 * and counts nothing.
	 */
	public CompletionStage<Explanation> explain(CacheRequest request) {
		CacheKey key = this.searches.lookedFor(request.key());
		Explanation.Level near = level(request, key, this.heap.select(key, request.headers()));
		return this.shared.find(key, request.headers())
			.thenApply((far) -> new Explanation(request.key(), near, level(request, key, far),
					this.rules.bypass(request), position()));
	}

	private Explanation.Level level(CacheRequest request, CacheKey key, Selection selection) {
		Selection found = this.searches.holding(request.key(), key, selection);
		CacheDecision decision = decide(request, found);
		StoredResponse response = found.response();
		return new Explanation.Level(response, decision,
				(response != null) ? this.rules.purges().reason(response).orElse(null) : null);
	}

	boolean mayServe(StoredResponse response) {
		return this.rules.purges().verdict(response) != PurgeVerdict.ENDED;
	}

	Storability storability() {
		return this.storability;
	}

	Clock clock() {
		return this.clock;
	}

	public CacheStats stats() {
		return this.stats;
	}

	public long entries() {
		return this.heap.size();
	}

	public long bytes() {
		return this.heap.bytes();
	}

	/** The position in the purge log that this cache has applied. */
	public PurgePosition position() {
		return this.rules.purges().position();
	}

}
