package dev.edgewise.cache.purge;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import dev.edgewise.cache.StoredResponse;

import static dev.edgewise.cache.Messages.keyed;
import static org.assertj.core.api.Assertions.assertThat;

class PurgeIndexTest {

	private final PurgeIndex index = new PurgeIndex(4);

	@Test
	void endsAResponseWhoseFetchBeganBeforeThePurge() {
		this.index.begin("log", 0);
		PurgePosition began = this.index.position();
		this.index.apply(0, hard("a"));
		assertThat(verdict(began, "a")).isEqualTo(PurgeVerdict.ENDED);
	}

	@Test
	void leavesAResponseWhoseFetchBeganAfterThePurge() {
		this.index.begin("log", 0);
		this.index.apply(0, hard("a"));
		assertThat(verdict(this.index.position(), "a")).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void leavesOtherKeys() {
		this.index.begin("log", 0);
		this.index.apply(0, hard("a"));
		assertThat(verdict(at(-1), "b")).isEqualTo(PurgeVerdict.SERVABLE);
		assertThat(verdict(at(-1))).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void endsAResponseByAnyOfItsKeys() {
		this.index.begin("log", 0);
		this.index.apply(0, hard("a", "b"));
		assertThat(verdict(at(-1), "x", "b", "y")).isEqualTo(PurgeVerdict.ENDED);
	}

	@Test
	void endsAllResponsesAtOnce() {
		this.index.begin("log", 0);
		this.index.apply(0, Purge.ofEverything(Purge.Mode.HARD));
		assertThat(verdict(at(-1))).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(at(-1), "a")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(at(0), "a")).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void staysHardWhateverSoftPurgesFollow() {
		this.index.begin("log", 0);
		this.index.apply(0, soft("a"));
		assertThat(verdict(at(-1), "a")).isEqualTo(PurgeVerdict.SOFT);
		this.index.apply(1, hard("a"));
		this.index.apply(2, soft("a"));
		assertThat(verdict(at(0), "a")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(at(1), "a")).isEqualTo(PurgeVerdict.SOFT);
		assertThat(verdict(at(2), "a")).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void takesTheHardestWordOfAllKeys() {
		this.index.begin("log", 0);
		this.index.apply(0, soft("a"));
		this.index.apply(1, hard("b"));
		assertThat(verdict(at(-1), "a", "b")).isEqualTo(PurgeVerdict.ENDED);
	}

	@Test
	void endsResponsesOfAnotherLog() {
		this.index.begin("new", 0);
		assertThat(this.index.verdict(keyed(new PurgePosition("old", 5), "a"))).isEqualTo(PurgeVerdict.ENDED);
		assertThat(this.index.verdict(keyed(PurgePosition.UNKNOWN, "a"))).isEqualTo(PurgeVerdict.ENDED);
	}

	@Test
	void endsResponsesFromBeforeTheRetainedLog() {
		this.index.begin("log", 7);
		assertThat(verdict(at(5), "a")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(at(6), "a")).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void believesResponsesOfInstancesThatAreFurtherInTheLog() {
		this.index.begin("log", 0);
		StoredResponse response = keyed(at(5), "a");
		assertThat(this.index.verdict(response)).isEqualTo(PurgeVerdict.SERVABLE);
		this.index.apply(5, hard("a"));
		assertThat(this.index.verdict(response)).isEqualTo(PurgeVerdict.SERVABLE);
		this.index.apply(6, hard("a"));
		assertThat(this.index.verdict(response)).isEqualTo(PurgeVerdict.ENDED);
	}

	@Test
	void guessesWhileNoLogIsKnown() {
		assertThat(this.index.position()).isEqualTo(PurgePosition.UNKNOWN);
		assertThat(verdict(at(3), "a")).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void neverGoesBack() {
		this.index.begin("log", 0);
		this.index.apply(5, hard("a"));
		this.index.apply(4, hard("b"));
		this.index.skipTo(3);
		assertThat(this.index.position()).isEqualTo(at(5));
		assertThat(verdict(at(3), "b")).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void forgetsNothingWhenTheSameLogBeginsAgain() {
		this.index.begin("log", 0);
		this.index.apply(5, hard("a"));
		this.index.begin("log", 0);
		assertThat(this.index.position()).isEqualTo(at(5));
		assertThat(verdict(at(4), "a")).isEqualTo(PurgeVerdict.ENDED);
	}

	@Test
	void takesWhatTheLogLostForAPurgeOfEverything() {
		this.index.begin("log", 0);
		this.index.apply(5, soft("a"));
		this.index.begin("log", 9);
		assertThat(this.index.position()).isEqualTo(at(8));
		assertThat(verdict(at(7), "x")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(at(8), "x")).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void isConfirmedNoLongerWhenAnotherLogBegins() {
		this.index.begin("log", 0);
		this.index.confirm(Instant.MAX);
		this.index.begin("log", 0);
		assertThat(this.index.currentAsOf()).isEqualTo(Instant.MAX);
		this.index.begin("new", 0);
		assertThat(this.index.currentAsOf()).isEqualTo(Instant.EPOCH);
	}

	@Test
	void endsEverythingFromBeforeThePurgesItForgets() {
		this.index.begin("log", 0);
		for (int offset = 0; offset < 6; offset++) {
			this.index.apply(offset, hard("key" + offset));
		}
		assertThat(verdict(at(0), "key1")).as("forgotten").isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(at(0), "other")).as("from before what is forgotten").isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(at(1), "key2")).as("still known").isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(at(1), "other")).as("after what is forgotten").isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void forgetsSafelyThoughOnePurgeHasMoreKeysThanItHolds() {
		this.index.begin("log", 0);
		this.index.apply(0, hard("a", "b", "c", "d", "e", "f"));
		assertThat(verdict(at(-1), "a")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(at(-1), "f")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(at(0), "a")).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void forgetsSafelyWhenOneKeyIsPurgedOverAndOver() {
		this.index.begin("log", 0);
		this.index.apply(0, hard("rare"));
		for (int offset = 1; offset < 1000; offset++) {
			this.index.apply(offset, soft("often"));
		}
		assertThat(verdict(at(-1), "rare")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(at(998), "often")).isEqualTo(PurgeVerdict.SOFT);
		assertThat(verdict(at(998), "rare")).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void showsNoEndedResponseWhileItForgetsItsPurge() throws InterruptedException, ExecutionException {
		try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
			for (int round = 0; round < 2000; round++) {
				PurgeIndex crowded = new PurgeIndex(4);
				crowded.begin("log", 0);
				crowded.apply(0, hard("a"));
				Future<Boolean> resurrected = reader.submit(() -> isServableBefore(crowded, 40));
				for (int offset = 1; offset <= 40; offset++) {
					crowded.apply(offset, hard("key" + offset));
				}
				assertThat(resurrected.get()).isFalse();
			}
		}
	}

	private static boolean isServableBefore(PurgeIndex index, long offset) {
		StoredResponse purged = keyed(at(-1), "a");
		while (index.position().offset() < offset) {
			if (index.verdict(purged) != PurgeVerdict.ENDED) {
				return true;
			}
		}
		return false;
	}

	private PurgeVerdict verdict(PurgePosition position, String... keys) {
		return this.index.verdict(keyed(position, keys));
	}

	private static PurgePosition at(long offset) {
		return new PurgePosition("log", offset);
	}

	private static Purge hard(String... keys) {
		return Purge.of(Set.of(keys), Purge.Mode.HARD);
	}

	private static Purge soft(String... keys) {
		return Purge.of(Set.of(keys), Purge.Mode.SOFT);
	}

}
