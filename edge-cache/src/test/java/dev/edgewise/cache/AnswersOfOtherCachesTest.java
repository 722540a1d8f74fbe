package dev.edgewise.cache;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.edgewise.cache.purge.CacheGroup;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.purge.PurgeTag;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.store.HeapStore;

import static dev.edgewise.cache.Messages.KEY;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

/** What another POP's cache answers counts from the position that it tells. */
class AnswersOfOtherCachesTest {

	private final TestClock clock = new TestClock();

	private final PurgeIndex purges = new PurgeIndex(100);

	private final HttpCache cache = new HttpCache(new HeapStore(1 << 20), new HeapStore(1 << 20),
			new CacheRules(this.purges, Duration.ofDays(1)), this.clock);

	@BeforeEach
	void begin() {
		this.purges.begin("log", 0);
		this.purges.apply(0, Purge.of(Set.of("article:1"), Purge.Mode.HARD));
	}

	@Test
	void whatWasPurgedHereSinceThenDoesNotCount() {
		assertThat(isCurrent("Edge-Purge-Position: log:-1", "Surrogate-Key: article:1")).isFalse();
		assertThat(isCurrent("Edge-Purge-Position: log:0", "Surrogate-Key: article:1")).isTrue();
		assertThat(isCurrent("Edge-Purge-Position: log:-1", "Surrogate-Key: article:2")).isTrue();
	}

	@Test
	void softlyPurgedDoesNotCountEither() {
		this.purges.apply(1, Purge.of(Set.of("article:2"), Purge.Mode.SOFT));
		assertThat(isCurrent("Edge-Purge-Position: log:0", "Surrogate-Key: article:2")).isFalse();
	}

	@Test
	void groupsUrlsAndEverythingArePurgedToo() {
		this.purges.apply(1, Purge.of(Set.of(PurgeTag.of(new CacheGroup("cms-origin", "tides"))), Purge.Mode.HARD));
		assertThat(isCurrent("Edge-Purge-Position: log:0", "Cache-Groups: \"tides\"")).isFalse();
		assertThat(isCurrent("Edge-Purge-Position: log:0")).isTrue();
		this.purges.apply(2, Purge.of(Set.of(PurgeTag.of(KEY)), Purge.Mode.HARD));
		assertThat(isCurrent("Edge-Purge-Position: log:1")).isFalse();
		this.purges.apply(3, Purge.ofEverything(Purge.Mode.HARD));
		assertThat(isCurrent("Edge-Purge-Position: log:2")).isFalse();
	}

	@Test
	void whoTellsNoPositionOfThisLogIsNotBelieved() {
		for (String position : new String[] { "other:7", ":-1", "nonsense" }) {
			assertThat(isCurrent("Edge-Purge-Position: " + position, "Surrogate-Key: article:2")).as(position)
				.isFalse();
		}
		assertThat(isCurrent("Surrogate-Key: article:2")).isFalse();
	}

	@Test
	void changeMadeHereEndsItUntilTheLogHasIt() {
		this.cache.begin(request("PUT")).toCompletableFuture().join().onAnswer(204, fields());
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(isCurrent("Edge-Purge-Position: log:0")).isFalse();
		this.purges.apply(1, Purge.of(Set.of(PurgeTag.of(KEY)), Purge.Mode.HARD));
		this.purges.settle(Set.of(PurgeTag.of(KEY)), Messages.START);
		assertThat(isCurrent("Edge-Purge-Position: log:0")).isFalse();
		assertThat(isCurrent("Edge-Purge-Position: log:1")).isTrue();
	}

	private boolean isCurrent(String... lines) {
		return this.cache.isCurrent(KEY, 200, fields(lines));
	}

}
