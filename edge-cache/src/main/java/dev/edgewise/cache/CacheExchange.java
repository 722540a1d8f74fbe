package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.OriginOutcome.Forward;
import dev.edgewise.cache.OriginOutcome.Refreshed;
import dev.edgewise.cache.OriginOutcome.ServeStale;
import dev.edgewise.cache.OriginOutcome.Store;
import dev.edgewise.cache.purge.CacheGroups;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.purge.PurgeTag;
import dev.edgewise.cache.rules.CacheDecision;
import dev.edgewise.cache.rules.CacheDecision.Fresh;
import dev.edgewise.cache.rules.CacheDecision.MustRevalidate;
import dev.edgewise.cache.rules.CacheDecision.Stale;
import dev.edgewise.cache.rules.NoVarySearch;

/**
 * One request's passage through the cache: what was decided, what to ask of the origin,
 * and what becomes of its answer. Belongs to one request; not shared between threads
 * without hand-over.
 */
public final class CacheExchange {

	/**
	 * Fields of a client that concern what the client has, not what the cache needs (RFC
	 * 9110 section 13.1).
	 */
	private static final Set<String> CONDITIONS = Set.of("if-none-match", "if-modified-since");

	/** Answers that count as a failure of the origin (RFC 5861 section 4). */
	private static final Set<Integer> FAILURES = Set.of(500, 502, 503, 504);

	private final HttpCache cache;

	private final CacheRequest request;

	private final CacheDecision decision;

	private final PurgePosition began;

	private final Instant requestTime;

	CacheExchange(HttpCache cache, CacheRequest request, CacheDecision decision, PurgePosition began,
			Instant requestTime) {
		this.cache = cache;
		this.request = request;
		this.decision = decision;
		this.began = began;
		this.requestTime = requestTime;
	}

	public CacheRequest request() {
		return this.request;
	}

	public CacheDecision decision() {
		return this.decision;
	}

	/**
	 * Header fields of the request to send: the client's conditions give way to the
	 * cache's own, so that the answer is one that can be stored or confirms what is
	 * stored. A range that is asked for, and its condition, stay. Unchanged where the
	 * cache keeps out.
	 */
	public HttpHeaders forwardHeaders() {
		if (!isCached()) {
			return this.request.headers();
		}
		Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		fields.putAll(this.request.headers().map());
		fields.keySet().removeAll(CONDITIONS);
		if (!fields.containsKey("range")) {
			fields.remove("if-range");
		}
		StoredResponse stored = stored();
		if (stored != null && !"HEAD".equals(this.request.method())) {
			stored.headers().firstValue("etag").ifPresent((etag) -> fields.put("if-none-match", List.of(etag)));
			stored.headers()
				.firstValue("last-modified")
				.ifPresent((date) -> fields.put("if-modified-since", List.of(date)));
		}
		return HttpHeaders.of(fields, (name, value) -> true);
	}

	/** Whether the cache has a part in this request. */
	private boolean isCached() {
		return !(this.decision instanceof CacheDecision.Bypass);
	}

	/** The stored response that the origin is to confirm. */
	private @Nullable StoredResponse stored() {
		return (this.decision instanceof CacheDecision.Fresh) ? null : this.decision.response();
	}

	/** Decides what to do with the origin's answer, from its header section. */
	public OriginOutcome onAnswer(int status, HttpHeaders headers) {
		if (!this.request.isSafe()) {
			invalidate(status, headers);
		}
		StoredResponse stored = stored();
		if (stored != null && status == 304) {
			return new Refreshed(refresh(stored, headers));
		}
		if (FAILURES.contains(status)) {
			Optional<OriginOutcome> fallback = onFailure().map(ServeStale::new);
			if (fallback.isPresent()) {
				return fallback.get();
			}
		}
		if (stored != null && status == 200 && "HEAD".equals(this.request.method())) {
			onHead(stored, headers);
		}
		return store(status, headers);
	}

	/**
	 * Whether the client has already what the origin answers, and 304 will do: its
	 * conditions were for the cache to evaluate (RFC 9111 section 4.3.2).
	 */
	public boolean isKnownToClient(int status, HttpHeaders answer) {
		return isCached() && status == 200
				&& ClientCondition.isSatisfiedBy(this.request.headers(), answer, this.cache.clock().instant());
	}

	private OriginOutcome store(int status, HttpHeaders headers) {
		Instant now = this.cache.clock().instant();
		boolean concerned = isCached() || "POST".equals(this.request.method());
		HttpHeaders kept = ResponseFields.stored(headers);
		return (concerned && this.cache.storability().isStorable(this.request, status, kept, now))
				? new Store(this, status, headers, now) : new Forward();
	}

	/**
	 * RFC 9111 section 4.3.5: a HEAD confirms what is stored, or shows that it is of the
	 * past.
	 */
	private void onHead(StoredResponse stored, HttpHeaders headers) {
		if (ResponseFields.describe(headers, stored)) {
			refresh(stored, headers);
		}
		else {
			this.cache.forget(this.request.key());
		}
	}

	/**
	 * RFC 9111 section 4.4, RFC 9875 section 3. An origin that names groups means them,
	 * whatever its status.
	 */
	private void invalidate(int status, HttpHeaders headers) {
		if (status < 400) {
			AffectedResources.of(this.request, headers).forEach(this.cache::invalidate);
		}
		this.cache.invalidateGroups(this.request.key().origin(), CacheGroups.invalidatedBy(headers));
	}

	/**
	 * What may be served, marked stale, when the origin cannot be reached or fails (RFC
	 * 5861 section 4); nothing that was purged for good while the origin was asked.
	 */
	public Optional<StoredResponse> onFailure() {
		return switch (this.decision) {
			case MustRevalidate stale when stale.usableOnError() -> servable(stale.response());
			case Stale stale when stale.usableOnError() -> servable(stale.response());
			default -> Optional.empty();
		};
	}

	private Optional<StoredResponse> servable(StoredResponse response) {
		return this.cache.mayServe(response) ? Optional.of(response) : Optional.empty();
	}

	/**
	 * The position that an answer of the origin stands for: what to tell, in
	 * {@link PurgePosition#FIELD}, a cache that asked for it. With a stored response it
	 * is the response's own, never what this cache has applied by now.
	 */
	public PurgePosition position(HttpHeaders answer) {
		return answer.allValues(PurgePosition.FIELD)
			.stream()
			.map((text) -> PurgePosition.parse(text).orElse(PurgePosition.UNKNOWN))
			.reduce(this.began, PurgePosition::lower);
	}

	/**
	 * The position that a fresh stored response stands for. It was held against every
	 * purge up to where this exchange began, so it counts from there, if that is further
	 * than its own.
	 */
	public PurgePosition position(Fresh fresh) {
		return fresh.response().position().higher(this.began);
	}

	/** The position that what is served of the store stands for. */
	public PurgePosition position(StoredResponse served) {
		return (this.decision instanceof Fresh fresh && fresh.response() == served) ? position(fresh)
				: served.position();
	}

	StoredResponse store(Store answer, byte[] body) {
		StoredResponse response = new StoredResponse(answer.status(),
				ResponseFields.dated(ResponseFields.stored(answer.headers()), answer.received()), body, asked(answer),
				answer.received(), position(answer.headers()), tags(this.request.key(), answer.headers()));
		if (response.range().length() == body.length) {
			this.cache.store(this.request, response);
		}
		return response;
	}

	/**
	 * The answer to a change tells what is after it: what the change ends, it outlives.
	 */
	private Instant asked(Store answer) {
		return this.request.isSafe() ? this.requestTime : answer.received().plusNanos(1);
	}

	/**
	 * RFC 9111 section 4.3.4: the confirmed response takes over the fields of the
	 * confirmation. Where those concern this client only (a cookie, a restriction), it is
	 * the last to get it.
	 */
	private StoredResponse refresh(StoredResponse stored, HttpHeaders confirmation) {
		HttpHeaders merged = ResponseFields.merge(stored.headers(), confirmation);
		Instant now = this.cache.clock().instant();
		StoredResponse refreshed = new StoredResponse(stored.status(), merged, stored.body(), this.requestTime, now,
				position(confirmation), tags(this.request.key(), merged));
		if (!this.cache.storability().isShareable(stored.status(), merged)) {
			this.cache.forget(this.request.key());
		}
		else if (this.cache.storability().isStorable(retrieval(), stored.status(), merged, now)) {
			this.cache.store(this.request, refreshed);
		}
		return refreshed;
	}

	/**
	 * A response that other queries share ends by the URL that they have in common, too.
	 */
	static Set<String> tags(CacheKey key, HttpHeaders headers) {
		Set<String> tags = new HashSet<>(PurgeTag.of(key, headers));
		NoVarySearch.of(headers)
			.ifPresent((rule) -> tags.add(PurgeTag.of(new CacheKey(key.origin(), rule.canonical(key.uri())))));
		return Set.copyOf(tags);
	}

	/** What is confirmed is what a GET brings. */
	private CacheRequest retrieval() {
		return new CacheRequest("GET", this.request.key(), this.request.headers());
	}

}
