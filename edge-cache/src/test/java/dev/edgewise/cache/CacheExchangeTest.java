package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.cache.OriginOutcome.Forward;
import dev.edgewise.cache.OriginOutcome.Refreshed;
import dev.edgewise.cache.OriginOutcome.ServeStale;
import dev.edgewise.cache.OriginOutcome.Store;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.rules.CacheDecision.Bypass;
import dev.edgewise.cache.rules.CacheDecision.Fresh;
import dev.edgewise.cache.rules.CacheDecision.Miss;
import dev.edgewise.cache.rules.CacheDecision.MustRevalidate;
import dev.edgewise.cache.rules.CacheDecision.Stale;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.store.HeapStore;

import static dev.edgewise.cache.Messages.KEY;
import static dev.edgewise.cache.Messages.bytes;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.Messages.get;
import static dev.edgewise.cache.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

/** From request to request, with an origin that the test plays. */
class CacheExchangeTest {

	private static final String[] ARTICLE = { "CDN-Cache-Control: max-age=60, stale-if-error=600", "ETag: \"1\"",
			"Content-Type: application/json", "Surrogate-Key: article:1 articles" };

	private final TestClock clock = new TestClock();

	private final PurgeIndex purges = new PurgeIndex(100);

	private final HeapStore second = new HeapStore(1 << 20);

	private final HttpCache cache = instance();

	@BeforeEach
	void followTheLog() {
		this.purges.begin("log", 0);
		this.purges.skipTo(10);
	}

	@Test
	void servesWhatWasStored() {
		fetch(get(), ARTICLE);
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(begin(get()).decision()).isInstanceOfSatisfying(Fresh.class, (fresh) -> {
			assertThat(fresh.response().body()).isEqualTo(bytes("content"));
			assertThat(fresh.response().surrogateKeys()).contains("article:1", "articles");
			assertThat(fresh.timeToLive()).isEqualTo(Duration.ofSeconds(55));
		});
	}

	@Test
	void answersAHeadFromWhatAGetStored() {
		fetch(get(), ARTICLE);
		assertThat(begin(request("HEAD")).decision()).isInstanceOf(Fresh.class);
	}

	@Test
	void servesWhatAnotherInstanceOfThePopStored() {
		fetch(get(), ARTICLE);
		HttpCache other = instance();
		assertThat(other.begin(get()).toCompletableFuture().join().decision()).isInstanceOf(Fresh.class);
		assertThat(other.entries()).as("kept on its own heap too").isEqualTo(1);
	}

	@Test
	void prefersTheNewerOfTwoThatMustBeConfirmed() {
		fetch(get(), ARTICLE);
		HttpCache other = instance();
		other.begin(get()).toCompletableFuture().join();
		this.clock.advance(Duration.ofSeconds(61));
		confirm("ETag: \"2\"");
		this.clock.advance(Duration.ofSeconds(61));
		assertThat(other.begin(get()).toCompletableFuture().join().decision()).isInstanceOfSatisfying(
				MustRevalidate.class,
				(stale) -> assertThat(stale.response().headers().firstValue("etag")).contains("\"2\""));
	}

	@Test
	void prefersItsOwnStaleResponseToAnOlderOneOfThePop() {
		this.clock.advance(Duration.ofSeconds(5));
		fetch(get(), "Cache-Control: max-age=60, stale-while-revalidate=600", "ETag: \"2\"");
		this.second.put(KEY, fields(),
				Messages.stored(new PurgePosition("log", 10), "Cache-Control: max-age=60", "ETag: \"1\""));
		this.clock.advance(Duration.ofSeconds(61));
		assertThat(begin(get()).decision()).isInstanceOfSatisfying(Stale.class,
				(stale) -> assertThat(stale.response().headers().firstValue("etag")).contains("\"2\""));
	}

	// RFC 9111 section 3.1: storing header fields

	@Test
	void storesNoFieldsOfTheConnectionNorOfOneExchange() {
		StoredResponse stored = fetch(get(), "Cache-Control: max-age=60", "Connection: close, X-Hop", "X-Hop: 1",
				"Transfer-Encoding: chunked", "Server-Timing: db;dur=1", "Cache-Status: far; hit", "Edge-Pop: nrt",
				"Edge-Purge-Position: log:3", "X-Kept: 1");
		assertThat(stored.headers().map().keySet()).containsExactlyInAnyOrder("Cache-Control", "date", "X-Kept");
	}

	// RFC 9111 sections 5.2.2.4 and 5.2.2.7: qualified private and no-cache

	@Test
	void storesNoFieldsThatAreForOneClientOnly() {
		StoredResponse stored = fetch(get(),
				"Cache-Control: max-age=60, private=\"set-cookie, x-viewer\", no-cache=\"x-often\"", "Set-Cookie: a=b",
				"X-Viewer: ada", "X-Often: 1", "X-Kept: 1");
		assertThat(stored.headers().map().keySet()).containsExactlyInAnyOrder("Cache-Control", "date", "X-Kept");
	}

	// RFC 9111 section 4.3.5: HEAD

	@Test
	void freshensWhatIsStoredByAHead() {
		fetch(get(), "Cache-Control: max-age=60", "ETag: \"1\"", "X: old");
		this.clock.advance(Duration.ofSeconds(61));
		CacheExchange exchange = begin(request("HEAD"));
		assertThat(exchange.forwardHeaders().map()).isEmpty();
		assertThat(exchange.onAnswer(200,
				fields("Cache-Control: max-age=60", "ETag: \"1\"", "Content-Length: 7", "X: new")))
			.isInstanceOf(Forward.class);
		assertThat(begin(get()).decision()).isInstanceOfSatisfying(Fresh.class, (fresh) -> {
			assertThat(fresh.response().headers().firstValue("x")).contains("new");
			assertThat(fresh.response().body()).isEqualTo(bytes("content"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "ETag: \"2\"", "Content-Length: 8" })
	void forgetsWhatAHeadShowsToBeOfThePast(String line) {
		fetch(get(), "Cache-Control: max-age=60", "ETag: \"1\"");
		this.clock.advance(Duration.ofSeconds(61));
		begin(request("HEAD")).onAnswer(200, fields(line));
		assertThat(begin(get()).decision()).isInstanceOf(Miss.class);
	}

	// RFC 9110 section 9.3.3: POST

	@Test
	void answersAGetFromAPostThatNamesItself() {
		CacheExchange exchange = begin(request("POST"));
		complete(exchange, "Cache-Control: max-age=60", "Content-Location: " + KEY.uri());
		assertThat(begin(get()).decision()).isInstanceOf(Fresh.class);
	}

	// RFC 9111 section 3.4: parts

	@Test
	void keepsNoPartThatIsNotWhatItSays() {
		CacheExchange exchange = begin(get("Range: bytes=4-9"));
		assertThat(exchange.forwardHeaders().firstValue("range")).contains("bytes=4-9");
		OriginOutcome outcome = exchange.onAnswer(206,
				fields("Cache-Control: max-age=60", "Content-Range: bytes 4-9/10"));
		((Store) outcome).complete(bytes("five!"));
		assertThat(begin(get("Range: bytes=4-9")).decision()).isInstanceOf(Miss.class);
	}

	// RFC 9110 section 13.1, RFC 9111 section 4.3.1: conditions

	@Test
	void asksForTheWholeWhateverTheClientHas() {
		HttpHeaders forwarded = begin(get("If-None-Match: \"9\"", "If-Modified-Since: x", "If-Range: a", "Accept: b"))
			.forwardHeaders();
		assertThat(forwarded.map()).containsOnlyKeys("Accept");
	}

	@Test
	void asksWhetherWhatIsStoredStillHolds() {
		fetch(get(), "Cache-Control: max-age=1", "ETag: W/\"1\"", "Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT");
		this.clock.advance(Duration.ofSeconds(2));
		HttpHeaders forwarded = begin(get("If-None-Match: \"9\"")).forwardHeaders();
		assertThat(forwarded.allValues("if-none-match")).containsExactly("W/\"1\"");
		assertThat(forwarded.allValues("if-modified-since")).containsExactly("Sun, 23 Nov 2025 10:00:00 GMT");
	}

	@Test
	void leavesConditionsAloneWhereItKeepsOut() {
		assertThat(begin(request("PUT", "If-Match: \"9\"")).forwardHeaders().firstValue("if-match")).contains("\"9\"");
		assertThat(begin(get("If-Match: \"9\"")).forwardHeaders().firstValue("if-match")).contains("\"9\"");
	}

	// RFC 9111 sections 3.2 and 4.3.4: freshening

	@Test
	void confirmsAStoredResponseAndTakesOverItsNewFields() {
		fetch(get(), "Cache-Control: max-age=60", "ETag: \"1\"", "Age: 40", "Content-Type: text/html",
				"Content-Length: 7", "Surrogate-Key: old", "Date: Mon, 23 Nov 2026 09:00:00 GMT");
		this.clock.advance(Duration.ofSeconds(61));
		StoredResponse refreshed = confirm("Cache-Control: max-age=30", "ETag: \"1\"", "Content-Length: 0",
				"Content-Type: text/plain", "Surrogate-Key: new", "Server-Timing: db;dur=1", "Connection: close");
		assertThat(refreshed.body()).isEqualTo(bytes("content"));
		assertThat(refreshed.surrogateKeys()).contains("new").doesNotContain("old");
		assertThat(refreshed.headers()).isEqualTo(fields("Cache-Control: max-age=30", "ETag: \"1\"",
				"Content-Type: text/html", "Content-Length: 7", "Surrogate-Key: new"));
		assertThat(begin(get()).decision()).isInstanceOfSatisfying(Fresh.class,
				(fresh) -> assertThat(fresh.age()).isZero());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Set-Cookie: session=1", "Cache-Control: private", "CDN-Cache-Control: no-store" })
	void keepsNothingWhoseConfirmationConcernsOneClientOnly(String line) {
		fetch(get(), "CDN-Cache-Control: max-age=60", "ETag: \"1\"");
		this.clock.advance(Duration.ofSeconds(61));
		confirm(line);
		assertThat(begin(get()).decision()).isInstanceOf(Miss.class);
	}

	@Test
	void leavesWhatIsStoredWhenACredentialedRequestConfirmsIt() {
		fetch(get(), ARTICLE);
		this.clock.advance(Duration.ofSeconds(61));
		CacheExchange exchange = begin(get("Authorization: Bearer secret"));
		assertThat(exchange.onAnswer(304, fields("X-Viewer: ada"))).isInstanceOf(Refreshed.class);
		assertThat(begin(get()).decision()).isInstanceOfSatisfying(MustRevalidate.class,
				(stale) -> assertThat(stale.response().headers().firstValue("x-viewer")).isEmpty());
	}

	@Test
	void replacesAStoredResponseByANewOne() {
		fetch(get(), ARTICLE);
		this.clock.advance(Duration.ofSeconds(61));
		fetch(get(), "Cache-Control: max-age=60", "ETag: \"2\"");
		assertThat(begin(get()).decision()).isInstanceOfSatisfying(Fresh.class,
				(fresh) -> assertThat(fresh.response().headers().firstValue("etag")).contains("\"2\""));
	}

	// RFC 5861 section 4: stale-if-error

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 503, 504 })
	void servesTheStoredResponseWhenTheOriginFails(int status) {
		fetch(get(), ARTICLE);
		this.clock.advance(Duration.ofSeconds(61));
		CacheExchange exchange = begin(get());
		assertThat(exchange.onAnswer(status, fields())).isInstanceOf(ServeStale.class);
		assertThat(exchange.onFailure()).isPresent();
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 403, 429 })
	void forwardsOtherErrors(int status) {
		fetch(get(), ARTICLE);
		this.clock.advance(Duration.ofSeconds(61));
		assertThat(begin(get()).onAnswer(status, fields())).isInstanceOf(Forward.class);
	}

	@Test
	void hasNothingToServeOnErrorAfterTheTimeItsOriginAllows() {
		fetch(get(), ARTICLE);
		this.clock.advance(Duration.ofSeconds(660));
		assertThat(begin(get()).onFailure()).isEmpty();
		assertThat(begin(get()).onAnswer(503, fields())).isInstanceOf(Forward.class);
	}

	@Test
	void servesASoftlyPurgedResponseOnErrorOnly() {
		fetch(get(), ARTICLE);
		this.purges.apply(11, Purge.of(Set.of("article:1"), Purge.Mode.SOFT));
		CacheExchange exchange = begin(get());
		assertThat(exchange.decision()).isInstanceOf(MustRevalidate.class);
		assertThat(exchange.onFailure()).isPresent();
	}

	@Test
	void servesNothingOnErrorThatWasPurgedForGoodWhileTheOriginWasAsked() {
		fetch(get(), ARTICLE);
		this.clock.advance(Duration.ofSeconds(61));
		CacheExchange exchange = begin(get());
		this.purges.apply(11, Purge.of(Set.of("article:1"), Purge.Mode.HARD));
		assertThat(exchange.onFailure()).isEmpty();
		assertThat(exchange.onAnswer(503, fields())).isInstanceOf(Forward.class);
	}

	// RFC 9111 section 4.4: invalidation

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "POST", "DELETE", "PATCH", "PROPPATCH" })
	void forgetsWhatAnUnsafeRequestHasChanged(String method) {
		fetch(get(), ARTICLE);
		CacheExchange exchange = begin(request(method));
		assertThat(exchange.decision()).isInstanceOf(Bypass.class);
		assertThat(exchange.onAnswer(204, fields())).isInstanceOf(Forward.class);
		assertThat(begin(get()).decision()).isInstanceOf(Miss.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 409, 412, 500, 503 })
	void keepsWhatAnUnsafeRequestFailedToChange(int status) {
		fetch(get(), ARTICLE);
		begin(request("PUT")).onAnswer(status, fields());
		assertThat(begin(get()).decision()).isInstanceOf(Fresh.class);
	}

	@Test
	void keepsWhatASafeRequestCannotHaveChanged() {
		fetch(get(), ARTICLE);
		begin(request("OPTIONS")).onAnswer(200, fields());
		assertThat(begin(get()).decision()).isInstanceOf(Fresh.class);
	}

	// No-Vary-Search

	@Test
	void servesWhateverQueryMakesNoDifference() {
		String rule = "No-Vary-Search: params=(\"utm\"), key-order";
		fetch(at("/a?b=1&utm=mail&c=2"), "Cache-Control: max-age=60", rule);
		assertThat(begin(at("/a?c=2&b=1")).decision()).isInstanceOf(Fresh.class);
		assertThat(begin(at("/a?c=2&b=1&utm=feed")).decision()).isInstanceOf(Fresh.class);
		assertThat(begin(at("/a?c=3&b=1")).decision()).isInstanceOf(Miss.class);
		assertThat(begin(at("/z?c=2&b=1&utm=feed")).decision()).isInstanceOf(Miss.class);
		this.cache.invalidate(at("/a?utm=any&b=1&c=2").key());
		assertThat(begin(at("/a?c=2&b=1")).decision()).isInstanceOf(Miss.class);
	}

	@Test
	void servesNothingToOtherQueriesThatDoesNotSayItMay() {
		fetch(at("/a"), "Cache-Control: max-age=60");
		fetch(at("/a?b=1&utm=mail"), "Cache-Control: max-age=60", "No-Vary-Search: params=(\"utm\")");
		assertThat(begin(at("/a")).decision()).isInstanceOf(Fresh.class);
		assertThat(begin(at("/a?utm=mail")).decision()).isInstanceOf(Miss.class);
	}

	private static CacheRequest at(String uri) {
		return new CacheRequest("GET", new CacheKey("cms-origin", uri), fields());
	}

	// Positions

	@Test
	void remembersThePositionAtWhichTheFetchBegan() {
		CacheExchange exchange = begin(get());
		this.purges.apply(11, Purge.of(Set.of("article:1"), Purge.Mode.HARD));
		assertThat(complete(exchange, ARTICLE).position()).isEqualTo(new PurgePosition("log", 10));
		assertThat(begin(get()).decision()).isInstanceOf(Miss.class);
	}

	@Test
	void remembersTheLowestPositionOfAllWhoAnswered() {
		assertThat(fetch(get(), "ETag: \"1\"", "Edge-Purge-Position: log:7", "Edge-Purge-Position: log:4").position())
			.isEqualTo(new PurgePosition("log", 4));
		assertThat(fetch(get(), "ETag: \"1\"", "Edge-Purge-Position: log:70").position())
			.isEqualTo(new PurgePosition("log", 10));
	}

	@ParameterizedTest
	@ValueSource(strings = { ":-1", "other:12", "garbage", "" })
	void trustsNoAnswerOfSomeoneWhoIsNotInTheSameLog(String position) {
		StoredResponse stored = fetch(get(), "Cache-Control: max-age=60", "Edge-Purge-Position: " + position);
		assertThat(stored.position()).isEqualTo(PurgePosition.UNKNOWN);
		assertThat(begin(get()).decision()).isInstanceOf(Miss.class);
	}

	@Test
	void remembersThePositionOfAConfirmation() {
		fetch(get(), ARTICLE);
		this.clock.advance(Duration.ofSeconds(61));
		this.purges.skipTo(20);
		assertThat(confirm("Edge-Purge-Position: log:15").position()).isEqualTo(new PurgePosition("log", 15));
	}

	@Test
	void countsWhatItDecides() {
		fetch(get(), ARTICLE);
		begin(get());
		begin(get("Range: bytes=0-1,3-4"));
		this.clock.advance(Duration.ofSeconds(61));
		begin(get());
		CacheStats stats = this.cache.stats();
		assertThat(new long[] { stats.hits(), stats.misses(), stats.bypasses(), stats.revalidations() })
			.containsExactly(1, 1, 1, 1);
	}

	@Test
	void forgetsAtBothLevels() {
		fetch(get(), ARTICLE);
		this.cache.invalidate(KEY);
		assertThat(begin(get()).decision()).isInstanceOf(Miss.class);
	}

	private StoredResponse fetch(CacheRequest request, String... lines) {
		return complete(begin(request), lines);
	}

	private static StoredResponse complete(CacheExchange exchange, String... lines) {
		OriginOutcome outcome = exchange.onAnswer(200, fields(lines));
		assertThat(outcome).isInstanceOf(Store.class);
		return ((Store) outcome).complete(bytes("content"));
	}

	private StoredResponse confirm(String... lines) {
		OriginOutcome outcome = begin(get()).onAnswer(304, fields(lines));
		assertThat(outcome).isInstanceOf(Refreshed.class);
		return ((Refreshed) outcome).response();
	}

	private CacheExchange begin(CacheRequest request) {
		CompletableFuture<CacheExchange> exchange = this.cache.begin(request).toCompletableFuture();
		assertThat(exchange).isCompleted();
		return exchange.join();
	}

	private HttpCache instance() {
		return new HttpCache(new HeapStore(1 << 20), this.second, new CacheRules(this.purges, Duration.ofDays(1)),
				this.clock);
	}

}
