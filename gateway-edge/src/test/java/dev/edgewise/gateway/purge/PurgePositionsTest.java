package dev.edgewise.gateway.purge;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.edgewise.platform.cache.AppliedPosition;

import static org.assertj.core.api.Assertions.assertThat;

class PurgePositionsTest {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private final PurgePositions.Instance none = PurgePositions.Instance.of(null, said(3, "log", NOW));

	@Test
	void hasReachedWhatItSaidAndAllBefore() {
		assertThat(this.none.reached("log", 3)).isPresent();
		assertThat(this.none.reached("log", 1)).isPresent();
		assertThat(this.none.reached("log", 4)).isEmpty();
		assertThat(this.none.reached("other", 1)).isEmpty();
	}

	@Test
	void remembersSinceWhen() {
		PurgePositions.Instance later = PurgePositions.Instance.of(this.none, said(9, "log", NOW.plusSeconds(5)));
		assertThat(later.reached("log", 2)).map(AppliedPosition::appliedAt).contains(NOW);
		assertThat(later.reached("log", 4)).map(AppliedPosition::appliedAt).contains(NOW.plusSeconds(5));
	}

	@Test
	void saysNothingNewByLivingOn() {
		PurgePositions.Instance later = PurgePositions.Instance.of(this.none, said(3, "log", NOW.plusSeconds(10)));
		assertThat(later.reached("log", 3)).map(AppliedPosition::appliedAt).contains(NOW);
		assertThat(later.silentFor(NOW.plusSeconds(11))).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void beginsAnewWithAnotherLog() {
		PurgePositions.Instance later = PurgePositions.Instance.of(this.none, said(0, "new", NOW));
		assertThat(later.reached("new", 1)).isEmpty();
		assertThat(later.reached("log", 1)).isEmpty();
	}

	@Test
	void remembersBoundedly() {
		PurgePositions.Instance one = this.none;
		for (int offset = 4; offset < 2000; offset++) {
			one = PurgePositions.Instance.of(one, said(offset, "log", NOW));
		}
		assertThat(one.steps()).hasSize(1000);
		assertThat(one.reached("log", 3)).isPresent();
	}

	private static AppliedPosition said(long offset, String log, Instant at) {
		return new AppliedPosition("lhr", "gateway-edge", "1", log, offset, null, at, at);
	}

}
