package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.store.CacheStore;
import dev.edgewise.cache.store.HeapStore;
import dev.edgewise.cache.store.Selection;

import static dev.edgewise.cache.Messages.KEY;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.Messages.get;
import static dev.edgewise.cache.Messages.keyed;
import static org.assertj.core.api.Assertions.assertThat;

/** The look-up that never waits. */
class HeapHitTest {

	private final TestClock clock = new TestClock();

	private final PurgeIndex purges = new PurgeIndex(100);

	private final HeapStore heap = new HeapStore(1 << 20);

	private final HttpCache cache = new HttpCache(this.heap, new Unreachable(),
			new CacheRules(this.purges, Duration.ofHours(1)), this.clock);

	HeapHitTest() {
		this.purges.begin("log", 0);
		this.heap.put(KEY, fields(), keyed(this.purges.position(), "a"));
	}

	@Test
	void givesAndCountsWhatIsFresh() {
		assertThat(this.cache.hit(get())).isNotNull();
		assertThat(this.cache.stats().hits()).isEqualTo(1);
	}

	@Test
	void givesNothingThatWasPurged() {
		this.purges.apply(0, Purge.of(Set.of("a"), Purge.Mode.SOFT));
		assertThat(this.cache.hit(get())).isNull();
		assertThat(this.cache.stats().hits()).isZero();
		assertThat(this.cache.stats().revalidations()).as("counted by whoever goes on").isZero();
	}

	@Test
	void givesNothingStaleAndNothingThatTheClientDoesNotWant() {
		assertThat(this.cache.hit(get("Cache-Control: no-cache"))).isNull();
		assertThat(this.cache.hit(get("Cache-Control: no-store"))).isNull();
		this.clock.advance(Duration.ofMinutes(2));
		assertThat(this.cache.hit(get())).isNull();
	}

	@Test
	void leavesTheSecondLevelAlone() {
		this.heap.remove(KEY);
		assertThat(this.cache.hit(get())).isNull();
	}

	private static final class Unreachable implements CacheStore {

		@Override
		public CompletionStage<Selection> find(CacheKey key, HttpHeaders request) {
			throw new AssertionError("asked");
		}

		@Override
		public void put(CacheKey key, HttpHeaders request, StoredResponse response) {
			throw new AssertionError("filled");
		}

		@Override
		public void remove(CacheKey key) {
			throw new AssertionError("emptied");
		}

	}

}
