package dev.edgewise.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.edgewise.cache.OriginOutcome.Store;
import dev.edgewise.cache.purge.CacheGroup;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.purge.PurgeTag;
import dev.edgewise.cache.rules.CacheDecision.Bypass;
import dev.edgewise.cache.rules.CacheDecision.Fresh;
import dev.edgewise.cache.rules.CacheDecision.Miss;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.store.HeapStore;

import static dev.edgewise.cache.Messages.KEY;
import static dev.edgewise.cache.Messages.bytes;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.Messages.get;
import static dev.edgewise.cache.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What unsafe methods end (RFC 9111 section 4.4, RFC 9875 section 3), and explanations.
 */
class InvalidationTest {

	private static final CacheKey OTHER = new CacheKey("cms-origin", "/other");

	private final TestClock clock = new TestClock();

	private final PurgeIndex purges = new PurgeIndex(100);

	private final HeapStore second = new HeapStore(1 << 20);

	private final HttpCache cache = new HttpCache(new HeapStore(1 << 20), this.second,
			new CacheRules(this.purges, Duration.ofDays(1)), this.clock);

	private final List<Invalidation> told = new ArrayList<>();

	@BeforeEach
	void follow() {
		this.purges.begin("log", 0);
		this.cache.onInvalidated(this.told::add);
	}

	@Test
	void isNotOutrunByAFetchInFlight() {
		CacheExchange inFlight = begin(get());
		this.clock.advance(Duration.ofMillis(1));
		begin(request("PUT")).onAnswer(204, fields());
		this.clock.advance(Duration.ofMillis(1));
		complete(inFlight);
		assertThat(begin(get()).decision()).isInstanceOf(Miss.class);
		complete(begin(get()));
		assertThat(begin(get()).decision()).as("asked for afterwards").isInstanceOf(Fresh.class);
	}

	@Test
	void tellsOthersWhatItEnded() {
		begin(request("DELETE")).onAnswer(204, fields("Cache-Group-Invalidation: \"news\""));
		assertThat(this.told).extracting(Invalidation::keys).containsExactly(Set.of(KEY), Set.of());
		assertThat(this.told).extracting(Invalidation::groups)
			.containsExactly(Set.of(), Set.of(new CacheGroup("cms-origin", "news")));
		assertThat(this.told.getFirst().tags()).containsExactly(PurgeTag.of(KEY));
	}

	@Test
	void tellsNothingOfWhatSafeOrRefusedRequestsDid() {
		begin(request("PUT")).onAnswer(409, fields());
		begin(request("OPTIONS")).onAnswer(200, fields("Cache-Group-Invalidation: \"news\""));
		begin(get()).onAnswer(200, fields("Cache-Group-Invalidation: \"news\""));
		assertThat(this.told).isEmpty();
	}

	@Test
	void endsTheGroupsThatAnUnsafeAnswerNames() {
		complete(begin(new CacheRequest("GET", OTHER, fields())), "Cache-Groups: \"news\"");
		this.clock.advance(Duration.ofMillis(1));
		begin(request("POST")).onAnswer(200, fields("Cache-Group-Invalidation: \"news\";x=1"));
		assertThat(begin(new CacheRequest("GET", OTHER, fields())).decision()).isInstanceOf(Miss.class);
	}

	@Test
	void leavesTheGroupsOfOtherOrigins() {
		CacheKey shop = new CacheKey("shop", "/other");
		complete(begin(new CacheRequest("GET", shop, fields())), "Cache-Groups: \"news\"");
		begin(request("POST")).onAnswer(200, fields("Cache-Group-Invalidation: \"news\""));
		assertThat(begin(new CacheRequest("GET", shop, fields())).decision()).isInstanceOf(Fresh.class);
	}

	@Test
	void servesAFreshResponseForAsFarAsItWasHeldAgainstTheLog() {
		complete(begin(get()));
		this.purges.apply(0, Purge.of(Set.of("elsewhere"), Purge.Mode.HARD));
		CacheExchange exchange = begin(get());
		this.purges.apply(1, Purge.of(Set.of("article:1"), Purge.Mode.HARD));
		assertThat(exchange.decision()).isInstanceOfSatisfying(Fresh.class,
				(fresh) -> assertThat(exchange.position(fresh)).isEqualTo(new PurgePosition("log", 0)));
	}

	@Test
	void explainsWhatBothLevelsHold() {
		complete(begin(get()), "ETag: \"1\"");
		this.second.remove(KEY);
		Explanation hit = explain(get());
		assertThat(hit.decision()).isInstanceOf(Fresh.class);
		assertThat(hit.heap().response()).isNotNull();
		assertThat(hit.shared().response()).isNull();
		this.purges.apply(0, Purge.of(Set.of("article:1"), Purge.Mode.HARD));
		Explanation purged = explain(get());
		assertThat(purged.decision()).isInstanceOf(Miss.class);
		assertThat(purged.heap().purged()).isEqualTo("article:1 hard at 0");
		assertThat(explain(request("PUT")).decision()).isInstanceOf(Bypass.class);
		assertThat(this.cache.stats().hits()).as("counts nothing").isZero();
	}

	private Explanation explain(CacheRequest request) {
		return this.cache.explain(request).toCompletableFuture().join();
	}

	private CacheExchange begin(CacheRequest request) {
		return this.cache.begin(request).toCompletableFuture().join();
	}

	private static void complete(CacheExchange exchange, String... more) {
		String[] lines = Stream
			.concat(Stream.of(more), Stream.of("Cache-Control: max-age=60", "Surrogate-Key: article:1"))
			.toArray(String[]::new);
		((Store) exchange.onAnswer(200, fields(lines))).complete(bytes("content"));
	}

}
