package dev.edgewise.cache;

import dev.edgewise.cache.rules.CacheDecision;
import dev.edgewise.cache.rules.CacheDecision.Bypass;
import dev.edgewise.cache.rules.CacheDecision.Fresh;
import dev.edgewise.cache.rules.CacheDecision.Miss;
import dev.edgewise.cache.rules.CacheDecision.MustRevalidate;
import dev.edgewise.cache.rules.CacheDecision.Stale;
import dev.edgewise.cache.rules.CacheDecision.Unsatisfiable;

/** Writes the member that a cache adds to {@code Cache-Status} (RFC 9211). */
public final class CacheStatus {

	/** The field's name. */
	public static final String FIELD = "Cache-Status";

	private CacheStatus() {
	}

	/**
	 * Tells how a request was handled.
	 * @param cache name of the cache, a structured-field token
	 * @param exchange the exchange, after its end
	 * @param forwardStatus status of the origin's answer; 0 when there was none
	 * @param stored whether the answer was stored
	 */
	public static String of(String cache, CacheExchange exchange, int forwardStatus, boolean stored) {
		CacheDecision decision = exchange.decision();
		return cache + switch (decision) {
			case Fresh fresh -> hit(fresh);
			case Stale stale -> "; hit; ttl=" + stale.timeToLive().toSeconds() + "; detail=stale-while-revalidate";
			case MustRevalidate stale -> forwarded(stale.why().token(), forwardStatus, stored);
			case Miss miss -> forwarded(miss.why().token(), forwardStatus, stored);
			case Bypass bypass -> forwarded(bypass.why().token(), forwardStatus, stored);
			case Unsatisfiable ignored -> "; detail=only-if-cached";
		};
	}

	/**
	 * Tells that a request waited for the fetch of another (RFC 9211 section 2.7).
	 * @param cache name of the cache
	 * @param exchange the exchange as it began
	 */
	public static String collapsed(String cache, CacheExchange exchange) {
		return of(cache, exchange, 0, false) + "; collapsed";
	}

	/**
	 * Tells that a stale response was served because the origin failed: a hit (RFC 9211
	 * section 2.1), past its time. One that was purged before its time has none left.
	 */
	public static String staleOnError(String cache, CacheExchange exchange) {
		String ttl = switch (exchange.decision()) {
			case MustRevalidate stale -> "; ttl=" + timeLeft(stale);
			case Stale stale -> "; ttl=" + stale.timeToLive().toSeconds();
			default -> "";
		};
		return cache + "; hit" + ttl + "; detail=stale-if-error";
	}

	private static long timeLeft(MustRevalidate stale) {
		return Math.min(0, stale.response().terms().lifetime().minus(stale.age()).toSeconds());
	}

	/** Tells that a fresh response was served. */
	public static String hit(String cache, Fresh fresh) {
		return cache + hit(fresh);
	}

	private static String hit(Fresh fresh) {
		return "; hit; ttl=" + fresh.timeToLive().toSeconds();
	}

	private static String forwarded(String why, int status, boolean stored) {
		return "; fwd=" + why + ((status != 0) ? "; fwd-status=" + status : "") + (stored ? "; stored" : "");
	}

}
