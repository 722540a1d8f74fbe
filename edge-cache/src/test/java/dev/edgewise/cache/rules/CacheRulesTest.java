package dev.edgewise.cache.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.rules.CacheDecision.Bypass;
import dev.edgewise.cache.rules.CacheDecision.Fresh;
import dev.edgewise.cache.rules.CacheDecision.Miss;
import dev.edgewise.cache.rules.CacheDecision.MustRevalidate;
import dev.edgewise.cache.rules.CacheDecision.Stale;
import dev.edgewise.cache.rules.CacheDecision.Unsatisfiable;

import static dev.edgewise.cache.Messages.START;
import static dev.edgewise.cache.Messages.get;
import static dev.edgewise.cache.Messages.request;
import static dev.edgewise.cache.Messages.stored;
import static org.assertj.core.api.Assertions.assertThat;

class CacheRulesTest {

	private static final PurgePosition POSITION = new PurgePosition("log", 10);

	private final PurgeIndex purges = new PurgeIndex(100);

	private final CacheRules rules = new CacheRules(this.purges, Duration.ofSeconds(60));

	@BeforeEach
	void followTheLog() {
		this.purges.begin("log", 0);
		this.purges.skipTo(10);
		this.purges.confirm(START);
	}

	// RFC 9111 section 4: what the cache may use

	@Test
	void usesAFreshResponseAndTellsHowLongItLasts() {
		StoredResponse response = response("Cache-Control: max-age=60");
		assertThat(decide(get(), response, 20))
			.isEqualTo(new Fresh(response, Duration.ofSeconds(20), Duration.ofSeconds(40)));
	}

	@Test
	void confirmsAStaleResponse() {
		StoredResponse response = response("Cache-Control: max-age=60");
		assertThat(decide(get(), response, 60))
			.isEqualTo(new MustRevalidate(response, Duration.ofSeconds(60), Forwarding.STALE, false));
	}

	@Test
	void confirmsWhatTheOriginWantsConfirmedAlways() {
		assertThat(decide(get(), response("Cache-Control: no-cache, max-age=60"), 1))
			.isInstanceOf(MustRevalidate.class);
	}

	@Test
	void missesForTheReasonTheStoreGives() {
		assertThat(this.rules.decide(get(), null, Forwarding.VARY_MISS, START))
			.isEqualTo(new Miss(Forwarding.VARY_MISS));
	}

	// RFC 9111 sections 3.3, 4 and 5.2.1.5: what concerns the cache at all

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get" })
	void keepsOutOfOtherMethods(String method) {
		assertThat(this.rules.bypass(request(method))).isEqualTo(new Bypass(Forwarding.METHOD));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Range: bytes=0-1, 3-4", "Range: lines=1-2", "Cache-Control: no-store",
			"Upgrade: websocket", "If-Match: \"1\"", "If-Unmodified-Since: Mon, 23 Nov 2026 10:00:00 GMT" })
	void keepsOutOfWhatConcernsTheOriginOnly(String line) {
		assertThat(this.rules.bypass(get(line))).isEqualTo(new Bypass(Forwarding.BYPASS));
	}

	@Test
	void concernsItselfWithRetrievals() {
		assertThat(this.rules.bypass(get())).isNull();
		assertThat(this.rules.bypass(request("HEAD"))).isNull();
	}

	// RFC 9111 section 5.2.1: directives of requests

	@ParameterizedTest
	@ValueSource(strings = { "no-cache", "max-age=19", "max-age=0", "max-age=x", "min-fresh=41" })
	void confirmsAFreshResponseWhenTheClientDemandsIt(String directive) {
		assertThat(decide(get("Cache-Control: " + directive), response("Cache-Control: max-age=60"), 20))
			.isInstanceOfSatisfying(MustRevalidate.class,
					(stale) -> assertThat(stale.why()).isEqualTo(Forwarding.REQUEST));
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-age=20", "min-fresh=40", "max-stale=100", "unknown" })
	void usesAFreshResponseThatSatisfiesTheClient(String directive) {
		assertThat(decide(get("Cache-Control: " + directive), response("Cache-Control: max-age=60"), 20))
			.isInstanceOf(Fresh.class);
	}

	@Test
	void asksNobodyForAClientThatWantsStoredResponsesOnly() {
		CacheRequest request = get("Cache-Control: only-if-cached");
		assertThat(decide(request, response("Cache-Control: max-age=60"), 20)).isInstanceOf(Fresh.class);
		assertThat(decide(request, response("Cache-Control: max-age=60"), 60)).isInstanceOf(Unsatisfiable.class);
		assertThat(this.rules.decide(request, null, Forwarding.URI_MISS, START)).isInstanceOf(Unsatisfiable.class);
	}

	// RFC 5861 section 4, RFC 9111 section 4.2.4: serving stale responses

	@Test
	void mayUseAStaleResponseOnErrorWhereItsOriginAllowsIt() {
		assertThat(isUsableOnError("max-age=60, stale-if-error=600", 100)).isTrue();
		assertThat(isUsableOnError("max-age=60, stale-if-error=600", 660)).isFalse();
		assertThat(isUsableOnError("max-age=60", 100)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "must-revalidate", "proxy-revalidate", "no-cache", "no-cache=x" })
	void usesNothingOnErrorThatItsOriginForbids(String directive) {
		assertThat(isUsableOnError("max-age=60, stale-if-error=600, " + directive, 100)).isFalse();
	}

	@Test
	void mayUseAStaleResponseOnErrorForAsLongAsThePolicySaysWhereTheOriginIsSilent() {
		CacheRules patient = new CacheRules(this.purges, Duration.ofDays(1),
				new CachePolicy(true, Duration.ofHours(4)));
		assertThat(isUsableOnError(patient, "max-age=60", 100)).isTrue();
		assertThat(isUsableOnError(patient, "max-age=60", 60 + 4 * 3600)).isFalse();
		assertThat(isUsableOnError(patient, "max-age=60, stale-if-error=0", 100)).isFalse();
		assertThat(isUsableOnError(patient, "s-maxage=60", 100)).as("RFC 9111 section 5.2.2.10").isFalse();
		assertThat(isUsableOnError(patient, "max-age=60, must-revalidate", 100)).isFalse();
	}

	// RFC 5861 section 3: stale-while-revalidate

	@Test
	void usesAStaleResponseWhileItIsConfirmedWhereItsOriginAllowsIt() {
		this.purges.confirm(START.plusSeconds(7000));
		StoredResponse response = response("Cache-Control: max-age=60, stale-while-revalidate=30");
		assertThat(decide(get(), response, 89))
			.isEqualTo(new Stale(response, Duration.ofSeconds(89), Duration.ofSeconds(-29), false));
		assertThat(decide(get(), response, 90)).isInstanceOf(MustRevalidate.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "must-revalidate", "proxy-revalidate", "no-cache" })
	void usesNothingStaleThatItsOriginForbids(String directive) {
		assertThat(decide(get(), response("Cache-Control: max-age=60, stale-while-revalidate=30, " + directive), 70))
			.isInstanceOf(MustRevalidate.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cache-Control: max-age=0", "Cache-Control: no-cache", "Cache-Control: min-fresh=1" })
	void usesNothingStaleForAClientThatDemandsMore(String line) {
		assertThat(decide(get(line), response("Cache-Control: max-age=60, stale-while-revalidate=30"), 70))
			.isInstanceOf(MustRevalidate.class);
	}

	@Test
	void usesNothingPurgedWhileItIsConfirmed() {
		this.purges.apply(11, Purge.of(Set.of("a"), Purge.Mode.SOFT));
		assertThat(
				decide(get(), response("Cache-Control: max-age=60, stale-while-revalidate=30", "Surrogate-Key: a"), 70))
			.isInstanceOf(MustRevalidate.class);
	}

	@Test
	void usesNothingUnconfirmedWhileItIsConfirmed() {
		this.purges.confirm(Instant.EPOCH);
		assertThat(decide(get(), response("Cache-Control: max-age=60, stale-while-revalidate=30"), 61))
			.isInstanceOf(MustRevalidate.class);
	}

	// RFC 9111 section 5.2.1.2: max-stale

	@Test
	void usesWhatIsAsStaleAsTheClientAccepts() {
		this.purges.confirm(START.plusSeconds(7000));
		StoredResponse response = response("Cache-Control: max-age=60");
		assertThat(decide(get("Cache-Control: max-stale=10"), response, 69)).isInstanceOf(Stale.class);
		assertThat(decide(get("Cache-Control: max-stale=10"), response, 70)).isInstanceOf(MustRevalidate.class);
		assertThat(decide(get("Cache-Control: max-stale"), response, 7000)).isInstanceOf(Stale.class);
		assertThat(decide(get("Cache-Control: max-stale"), response("Cache-Control: s-maxage=60"), 70))
			.isInstanceOf(MustRevalidate.class);
	}

	// RFC 8246 section 2: immutable

	@Test
	void doesNotAskForTheImmutableWhenAClientReloads() {
		StoredResponse response = response("Cache-Control: max-age=60, immutable");
		assertThat(decide(get("Cache-Control: max-age=0"), response, 20)).isInstanceOf(Fresh.class);
		assertThat(decide(get("Cache-Control: no-cache"), response, 20)).isInstanceOf(MustRevalidate.class);
		assertThat(decide(get("Cache-Control: max-age=0"), response, 60)).isInstanceOf(MustRevalidate.class);
	}

	// RFC 9111 section 5.4: Pragma

	@Test
	void obeysPragmaWhereCacheControlIsSilent() {
		StoredResponse response = response("Cache-Control: max-age=60");
		assertThat(decide(get("Pragma: no-cache"), response, 20)).isInstanceOf(MustRevalidate.class);
		assertThat(decide(get("Pragma: no-cache", "Cache-Control: max-age=60"), response, 20))
			.isInstanceOf(Fresh.class);
	}

	// RFC 9111 section 5.2.2.4: qualified no-cache

	@Test
	void usesAResponseOfWhichOnlySomeFieldsMustBeConfirmed() {
		assertThat(decide(get(), response("Cache-Control: max-age=60, no-cache=\"x-viewer\""), 20))
			.isInstanceOf(Fresh.class);
	}

	// The purge log's word

	@Test
	void confirmsASoftlyPurgedResponseAndMayUseItOnError() {
		this.purges.apply(11, Purge.of(Set.of("article:1"), Purge.Mode.SOFT));
		assertThat(decide(get(), response("Cache-Control: max-age=60", "Surrogate-Key: article:1"), 1))
			.isInstanceOfSatisfying(MustRevalidate.class, (stale) -> {
				assertThat(stale.why()).isEqualTo(Forwarding.STALE);
				assertThat(stale.usableOnError()).isTrue();
			});
	}

	@Test
	void hasNothingAfterAHardPurge() {
		this.purges.apply(11, Purge.of(Set.of("article:1"), Purge.Mode.HARD));
		assertThat(decide(get(), response("Cache-Control: max-age=60", "Surrogate-Key: article:1"), 1))
			.isEqualTo(new Miss(Forwarding.STALE));
	}

	@Test
	void usesWhatWasFetchedAfterThePurge() {
		this.purges.apply(9, Purge.of(Set.of("article:1"), Purge.Mode.HARD));
		assertThat(decide(get(), response("Cache-Control: max-age=60", "Surrogate-Key: article:1"), 1))
			.isInstanceOf(Fresh.class);
	}

	// Without the purge log nothing is older than 60 seconds while the origin answers

	@Test
	void usesOldResponsesAsLongAsTheFeedOfPurgesIsCurrent() {
		this.purges.confirm(START.plusSeconds(1000));
		assertThat(decide(get(), response("Cache-Control: max-age=86400"), 1060)).isInstanceOf(Fresh.class);
	}

	@Test
	void confirmsOldResponsesOnceTheFeedOfPurgesIsAway() {
		StoredResponse response = response("Cache-Control: max-age=86400, stale-if-error=600");
		this.purges.confirm(START.plusSeconds(1000));
		assertThat(decide(get(), response, 1061)).isInstanceOfSatisfying(MustRevalidate.class,
				(stale) -> assertThat(stale.usableOnError()).isTrue());
	}

	@Test
	void usesYoungResponsesThoughTheFeedOfPurgesIsAway() {
		StoredResponse response = response("Cache-Control: max-age=86400");
		this.purges.confirm(Instant.EPOCH);
		assertThat(decide(get(), response, 60)).isInstanceOf(Fresh.class);
		assertThat(decide(get(), response, 61)).isInstanceOf(MustRevalidate.class);
	}

	@Test
	void countsTheTimeInOtherCachesWhileTheFeedOfPurgesIsAway() {
		this.purges.confirm(Instant.EPOCH);
		assertThat(decide(get(), response("Cache-Control: max-age=86400", "Age: 50"), 11))
			.isInstanceOf(MustRevalidate.class);
	}

	@Test
	void boundsItsGuessesWhileNoLogIsKnown() {
		CacheRules ignorant = new CacheRules(new PurgeIndex(100), Duration.ofSeconds(60));
		StoredResponse response = response("Cache-Control: max-age=86400");
		assertThat(ignorant.decide(get(), response, Forwarding.MISS, START.plusSeconds(60))).isInstanceOf(Fresh.class);
		assertThat(ignorant.decide(get(), response, Forwarding.MISS, START.plusSeconds(61)))
			.isInstanceOf(MustRevalidate.class);
	}

	private boolean isUsableOnError(String directives, long seconds) {
		return decide(get(), response("Cache-Control: " + directives), seconds) instanceof MustRevalidate stale
				&& stale.usableOnError();
	}

	private static boolean isUsableOnError(CacheRules rules, String directives, long seconds) {
		return rules.decide(get(), response("Cache-Control: " + directives), Forwarding.MISS,
				START.plusSeconds(seconds)) instanceof MustRevalidate stale && stale.usableOnError();
	}

	private CacheDecision decide(CacheRequest request, StoredResponse response, long seconds) {
		return this.rules.decide(request, response, Forwarding.MISS, START.plusSeconds(seconds));
	}

	private static StoredResponse response(String... lines) {
		return stored(POSITION, lines);
	}

}
