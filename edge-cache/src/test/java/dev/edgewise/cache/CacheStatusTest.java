package dev.edgewise.cache;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.edgewise.cache.OriginOutcome.Store;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.store.HeapStore;

import static dev.edgewise.cache.Messages.bytes;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.Messages.get;
import static dev.edgewise.cache.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

/** RFC 9211 section 2. */
class CacheStatusTest {

	private final TestClock clock = new TestClock();

	private final PurgeIndex purges = new PurgeIndex(10);

	private final HttpCache cache = new HttpCache(new HeapStore(1 << 20), new HeapStore(1 << 20),
			new CacheRules(this.purges, Duration.ofDays(1)), this.clock);

	@Test
	void tellsOfAHitAndItsTimeToLive() {
		store("Cache-Control: max-age=60");
		this.clock.advance(Duration.ofSeconds(20));
		assertThat(CacheStatus.of("lhr", begin(get()), 0, false)).isEqualTo("lhr; hit; ttl=40");
	}

	@Test
	void tellsWhyARequestWentForward() {
		assertThat(CacheStatus.of("lhr", begin(get()), 200, true))
			.isEqualTo("lhr; fwd=uri-miss; fwd-status=200; stored");
		assertThat(CacheStatus.of("lhr", begin(request("PUT")), 204, false))
			.isEqualTo("lhr; fwd=method; fwd-status=204");
		store("Cache-Control: max-age=60", "Vary: Accept");
		assertThat(CacheStatus.of("lhr", begin(get("Accept: text/html")), 0, false)).isEqualTo("lhr; fwd=vary-miss");
		assertThat(CacheStatus.of("lhr", begin(get("Cache-Control: max-age=0, min-fresh=90")), 304, true))
			.isEqualTo("lhr; fwd=request; fwd-status=304; stored");
		this.clock.advance(Duration.ofSeconds(60));
		assertThat(CacheStatus.of("lhr", begin(get()), 304, true)).isEqualTo("lhr; fwd=stale; fwd-status=304; stored");
	}

	@Test
	void tellsThatARequestWaitedForAnothers() {
		assertThat(CacheStatus.collapsed("lhr", begin(get()))).isEqualTo("lhr; fwd=uri-miss; collapsed");
	}

	@Test
	void tellsHowLongAStaleResponseIsPastItsTime() {
		store("Cache-Control: max-age=60, stale-if-error=600");
		this.clock.advance(Duration.ofSeconds(75));
		assertThat(CacheStatus.staleOnError("lhr", begin(get()))).isEqualTo("lhr; hit; ttl=-15; detail=stale-if-error");
	}

	@Test
	void leavesNoTimeToAPurgedResponse() {
		this.purges.begin("log", 0);
		store("Cache-Control: max-age=60", "Surrogate-Key: a");
		this.purges.apply(0, Purge.of(Set.of("a"), Purge.Mode.SOFT));
		assertThat(CacheStatus.staleOnError("lhr", begin(get()))).isEqualTo("lhr; hit; ttl=0; detail=stale-if-error");
	}

	private void store(String... lines) {
		((Store) begin(get()).onAnswer(200, fields(lines))).complete(bytes("content"));
	}

	private CacheExchange begin(CacheRequest request) {
		return this.cache.begin(request).toCompletableFuture().join();
	}

}
