package dev.edgewise.cache.rules;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.StoredResponse;

/** What a cache may do with a request, given what it has stored (RFC 9111 section 4). */
public sealed interface CacheDecision {

	/** The stored response that it is about; null where it is about none. */
	default @Nullable StoredResponse response() {
		return null;
	}

	/**
	 * The stored response may be used without asking.
	 *
	 * @param timeToLive how long it stays fresh
	 */
	record Fresh(StoredResponse response, Duration age, Duration timeToLive) implements CacheDecision {
	}

	/**
	 * The stored response is past its time and may be used all the same, while it is
	 * confirmed in the background (RFC 5861 section 3).
	 *
	 * @param timeToLive how long it would have stayed fresh; not positive
	 * @param usableOnError whether it may go on being used, marked stale, when the origin
	 * fails
	 */
	record Stale(StoredResponse response, Duration age, Duration timeToLive,
			boolean usableOnError) implements CacheDecision {
	}

	/**
	 * The stored response must be confirmed by the origin first.
	 *
	 * @param usableOnError whether it may be used, marked stale, when the origin fails
	 */
	record MustRevalidate(StoredResponse response, Duration age, Forwarding why,
			boolean usableOnError) implements CacheDecision {
	}

	/** Nothing stored can be used; the answer may be stored. */
	record Miss(Forwarding why) implements CacheDecision {
	}

	/** The cache keeps out of this request. */
	record Bypass(Forwarding why) implements CacheDecision {
	}

	/**
	 * The request allows only a stored response, and there is none (RFC 9111 section
	 * 5.2.1.7): 504.
	 */
	record Unsatisfiable() implements CacheDecision {
	}

}
