package dev.edgewise.cache.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.Delivery;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.purge.PurgeVerdict;
import dev.edgewise.cache.rules.CacheDecision.Bypass;
import dev.edgewise.cache.rules.CacheDecision.Fresh;
import dev.edgewise.cache.rules.CacheDecision.Miss;
import dev.edgewise.cache.rules.CacheDecision.MustRevalidate;
import dev.edgewise.cache.rules.CacheDecision.Stale;
import dev.edgewise.cache.rules.CacheDecision.Unsatisfiable;

/**
 * How stored responses are used (RFC 9111 section 4), with the purge log's word above the
 * freshness lifetime's.
 *
 * @param purges what has been purged
 * @param unconfirmedLimit the greatest age at which a response may be used without asking
 * when it is not known whether purges have been missed: the bound on staleness while the
 * purge log is out of reach, over all caches between here and the origin
 * @param policy what the RFCs leave open
 */
public record CacheRules(PurgeIndex purges, Duration unconfirmedLimit, CachePolicy policy) {

	/** Fields of a request that is none of a cache's business. */
	private static final List<String> ORIGINS_ONLY = List.of("if-match", "if-unmodified-since", "upgrade");

	/** Rules with the strict policy. */
	public CacheRules(PurgeIndex purges, Duration unconfirmedLimit) {
		this(purges, unconfirmedLimit, CachePolicy.STRICT);
	}

	/**
	 * Decides before anything is looked up: only retrievals concern the cache, and not
	 * those with conditions that only an origin can tell of (RFC 9111 section 4.3.2), or
	 * for several ranges at once.
	 */
	public @Nullable Bypass bypass(CacheRequest request) {
		if (!request.isRetrieval()) {
			return new Bypass(Forwarding.METHOD);
		}
		boolean unstored = CacheControl.of(request.headers()).has("no-store");
		return (unstored || isOriginsOnly(request) || isOfSeveralParts(request)) ? new Bypass(Forwarding.BYPASS) : null;
	}

	private static boolean isOriginsOnly(CacheRequest request) {
		for (String field : ORIGINS_ONLY) {
			if (request.headers().firstValue(field).isPresent()) {
				return true;
			}
		}
		return false;
	}

	private static boolean isOfSeveralParts(CacheRequest request) {
		return request.headers().firstValue("range").isPresent() && ByteRange.of(request.headers()).isEmpty();
	}

	/**
	 * Decides what to do with a request.
	 * @param stored the stored response that the request selects, if any
	 * @param absence why there is none
	 */
	public CacheDecision decide(CacheRequest request, @Nullable StoredResponse stored, Forwarding absence,
			Instant now) {
		CacheControl demands = CacheControl.ofRequest(request.headers());
		CacheDecision decision = (stored != null) ? reuse(request, demands, stored, now) : new Miss(absence);
		boolean served = decision instanceof Fresh || decision instanceof Stale;
		return (demands.has("only-if-cached") && !served) ? new Unsatisfiable() : decision;
	}

	private CacheDecision reuse(CacheRequest request, CacheControl demands, StoredResponse stored, Instant now) {
		PurgeVerdict verdict = this.purges.verdict(stored);
		if (verdict == PurgeVerdict.ENDED) {
			return new Miss(Forwarding.STALE);
		}
		if (!stored.isComplete() && Delivery.of(request, stored) instanceof Delivery.Missing) {
			return new Miss(Forwarding.PARTIAL);
		}
		Freshness freshness = Freshness.of(stored, now);
		CacheControl control = stored.terms().control();
		boolean usable = verdict == PurgeVerdict.SERVABLE && !control.isBare("no-cache")
				&& isConfirmed(freshness.age(), now);
		boolean fresh = usable && freshness.isFresh();
		boolean demanded = demandsRevalidation(demands, control, freshness);
		if (fresh && !demanded) {
			return new Fresh(stored, freshness.age(), freshness.timeToLive());
		}
		boolean onError = StaleUse.onError(control, freshness, this.policy.staleOnError());
		if (usable && !freshness.isFresh() && !demanded && mayBeStale(demands, control, freshness)) {
			return new Stale(stored, freshness.age(), freshness.timeToLive(), onError);
		}
		return new MustRevalidate(stored, freshness.age(), fresh ? Forwarding.REQUEST : Forwarding.STALE, onError);
	}

	private static boolean mayBeStale(CacheControl demands, CacheControl control, Freshness freshness) {
		return StaleUse.whileRevalidating(control, freshness) || StaleUse.onRequest(demands, control, freshness);
	}

	/**
	 * Its age, not the time it has been here: it may come from a cache that missed purges
	 * too.
	 */
	private boolean isConfirmed(Duration age, Instant now) {
		Duration unheard = Duration.between(this.purges.currentAsOf(), now);
		return unheard.compareTo(this.unconfirmedLimit) <= 0 || age.compareTo(this.unconfirmedLimit) <= 0;
	}

	/**
	 * RFC 9111 section 5.2.1. A reload asks with {@code max-age=0}, and need not ask for
	 * what is immutable (RFC 8246 section 2).
	 */
	private static boolean demandsRevalidation(CacheControl demands, CacheControl control, Freshness freshness) {
		boolean tooOld = demands.seconds("max-age").filter((limit) -> freshness.age().compareTo(limit) > 0).isPresent();
		boolean tooBrief = demands.seconds("min-fresh")
			.filter((limit) -> freshness.timeToLive().compareTo(limit) < 0)
			.isPresent();
		boolean immutable = control.has("immutable") && freshness.isFresh();
		return demands.has("no-cache") || (tooOld && !immutable) || tooBrief;
	}

}
