package dev.edgewise.gateway.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.Explanation;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.CacheGroups;
import dev.edgewise.cache.rules.CacheDecision;
import dev.edgewise.cache.rules.Freshness;
import dev.edgewise.cache.rules.Vary;

/**
 * An explanation as JSON.
 *
 * @param decision what would happen now: hit, stale, revalidate, miss, bypass
 * @param why in a few words
 * @param position how far the purge log is applied here
 * @param heap what this instance holds
 * @param redis what the POP's Redis holds
 */
record Explained(CacheKey key, String decision, String why, String position, Level heap, Level redis) {

	private static final List<String> TOLD = List.of("cache-control", "cdn-cache-control", "expires", "date", "etag",
			"last-modified", "vary");

	static Explained of(Explanation explanation, Instant now) {
		CacheDecision decision = explanation.decision();
		return new Explained(explanation.key(), name(decision), why(decision), explanation.position().toString(),
				Level.of(explanation.heap(), now), Level.of(explanation.shared(), now));
	}

	private static String name(CacheDecision decision) {
		return switch (decision) {
			case CacheDecision.Fresh ignored -> "hit";
			case CacheDecision.MustRevalidate ignored -> "revalidate";
			case CacheDecision.Miss ignored -> "miss";
			case CacheDecision.Stale ignored -> "stale";
			case CacheDecision.Bypass ignored -> "bypass";
			case CacheDecision.Unsatisfiable ignored -> "miss";
		};
	}

	private static String why(CacheDecision decision) {
		return switch (decision) {
			case CacheDecision.Fresh fresh -> "fresh for " + fresh.timeToLive().toSeconds() + " s";
			case CacheDecision.MustRevalidate stale -> stale.why().token();
			case CacheDecision.Miss miss -> miss.why().token();
			case CacheDecision.Stale stale -> "stale, and may be served meanwhile";
			case CacheDecision.Bypass bypass -> bypass.why().token();
			case CacheDecision.Unsatisfiable ignored -> "only-if-cached";
		};
	}

	/**
	 * What one level holds for the request.
	 *
	 * @param decision what this level alone would lead to, and why
	 * @param response the response that the request selects; null where there is none
	 */
	record Level(String decision, String why, @Nullable Stored response) {

		static Level of(Explanation.Level level, Instant now) {
			StoredResponse response = level.response();
			return new Level(name(level.decision()), Explained.why(level.decision()),
					(response != null) ? Stored.of(response, level.purged(), now) : null);
		}

	}

	/**
	 * A stored response; times in seconds.
	 *
	 * @param position where in the purge log it counts from
	 * @param purged which purge ended it; null where none did
	 * @param varies names of the request's fields that it varies by
	 * @param headers those fields that concern caching
	 */
	record Stored(int status, long age, long ttl, long staleIfError, int bytes, Instant storedAt, String position,
			@Nullable String purged, List<String> surrogateKeys, List<String> groups, List<String> varies,
			Map<String, String> headers) {

		static Stored of(StoredResponse response, @Nullable String purged, Instant now) {
			Freshness freshness = Freshness.of(response, now);
			return new Stored(response.status(), freshness.age().toSeconds(), freshness.timeToLive().toSeconds(),
					staleIfError(response).toSeconds(), response.body().length, response.responseTime(),
					response.position().toString(), purged, keys(response), groups(response),
					Vary.of(response.headers()).fields(), told(response));
		}

		private static Duration staleIfError(StoredResponse response) {
			return response.terms().control().seconds("stale-if-error").orElse(Duration.ZERO);
		}

		private static List<String> keys(StoredResponse response) {
			return response.surrogateKeys().stream().filter((tag) -> tag.indexOf(' ') < 0).sorted().toList();
		}

		private static List<String> groups(StoredResponse response) {
			return CacheGroups.of(response.headers()).stream().sorted().toList();
		}

		private static Map<String, String> told(StoredResponse response) {
			Map<String, String> headers = new TreeMap<>();
			TOLD.forEach((name) -> response.headers().firstValue(name).ifPresent((value) -> headers.put(name, value)));
			return headers;
		}

	}

}
