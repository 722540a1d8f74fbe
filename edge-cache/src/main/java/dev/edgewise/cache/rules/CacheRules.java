package dev.edgewise.cache.rules;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.purge.PurgeVerdict;
import dev.edgewise.cache.rules.CacheDecision.Bypass;
import dev.edgewise.cache.rules.CacheDecision.Fresh;
import dev.edgewise.cache.rules.CacheDecision.Miss;
import dev.edgewise.cache.rules.CacheDecision.MustRevalidate;
import dev.edgewise.cache.rules.CacheDecision.Unsatisfiable;

/**
 * How stored responses are used (RFC 9111 section 4), with the purge log's word above the
 * freshness lifetime's.
 *
 * @param purges what has been purged
 * @param unconfirmedLimit the greatest age at which a response may be used without asking
 * when it is not known whether purges have been missed: the bound on staleness while the
 * purge log is out of reach, over all caches between here and the origin
 */
public record CacheRules(PurgeIndex purges, Duration unconfirmedLimit) {

	/**
	 * Decides before anything is looked up: only retrievals of whole representations
	 * concern the cache.
	 */
	public @Nullable Bypass bypass(CacheRequest request) {
		if (!request.isRetrieval()) {
			return new Bypass(Forwarding.METHOD);
		}
		boolean partial = request.headers().firstValue("range").isPresent();
		boolean unstored = CacheControl.of(request.headers()).has("no-store");
		boolean upgrade = request.headers().firstValue("upgrade").isPresent();
		return (partial || unstored || upgrade) ? new Bypass(Forwarding.BYPASS) : null;
	}

	/**
	 * Decides what to do with a request.
	 * @param stored the stored response that the request selects, if any
	 * @param absence why there is none
	 */
	public CacheDecision decide(CacheRequest request, @Nullable StoredResponse stored, Forwarding absence,
			Instant now) {
		CacheDecision decision = (stored != null) ? reuse(request, stored, now) : new Miss(absence);
		boolean onlyIfCached = CacheControl.of(request.headers()).has("only-if-cached");
		return (onlyIfCached && !(decision instanceof Fresh)) ? new Unsatisfiable() : decision;
	}

	private CacheDecision reuse(CacheRequest request, StoredResponse stored, Instant now) {
		PurgeVerdict verdict = this.purges.verdict(stored);
		if (verdict == PurgeVerdict.ENDED) {
			return new Miss(Forwarding.STALE);
		}
		Freshness freshness = Freshness.of(stored, now);
		CacheControl control = CacheControl.forEdge(stored.headers());
		boolean fresh = freshness.isFresh() && verdict == PurgeVerdict.SERVABLE && !control.has("no-cache")
				&& isConfirmed(freshness.age(), now);
		if (fresh && !demandsRevalidation(request, freshness)) {
			return new Fresh(stored, freshness.age(), freshness.timeToLive());
		}
		boolean usableOnError = freshness.isUsableOnError() && !control.has("no-cache")
				&& !control.has("must-revalidate") && !control.has("proxy-revalidate");
		return new MustRevalidate(stored, freshness.age(), fresh ? Forwarding.REQUEST : Forwarding.STALE,
				usableOnError);
	}

	/**
	 * Its age, not the time it has been here: it may come from a cache that missed purges
	 * too.
	 */
	private boolean isConfirmed(Duration age, Instant now) {
		Duration unheard = Duration.between(this.purges.currentAsOf(), now);
		return unheard.compareTo(this.unconfirmedLimit) <= 0 || age.compareTo(this.unconfirmedLimit) <= 0;
	}

	/** RFC 9111 section 5.2.1. */
	private static boolean demandsRevalidation(CacheRequest request, Freshness freshness) {
		CacheControl control = CacheControl.of(request.headers());
		return control.has("no-cache")
				|| control.seconds("max-age").filter((limit) -> freshness.age().compareTo(limit) > 0).isPresent()
				|| control.seconds("min-fresh")
					.filter((limit) -> freshness.timeToLive().compareTo(limit) < 0)
					.isPresent();
	}

}
