package dev.edgewise.platform.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.platform.event.LogPosition;

import static org.assertj.core.api.Assertions.assertThat;

class PurgeLogTests {

	private final SteppingClock clock = new SteppingClock();

	private final PurgeIndex index = new PurgeIndex(100);

	private final PurgeLog log = new PurgeLog(this.index, JsonMapper.shared(), this.clock);

	@Test
	void isNotReadyUntilItHasCaughtUp() {
		assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
		this.log.opened("log", Map.of(0, 0L));
		assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
		this.log.current(this.clock.instant());
		assertThat(status()).isEqualTo(Status.UP);
		assertThat(this.log.isLive()).isTrue();
	}

	@Test
	void isReadyAfterFiveSecondsWithoutALog() {
		this.clock.advance(Duration.ofMillis(4_999));
		assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
		this.clock.advance(Duration.ofMillis(1));
		assertThat(status()).isEqualTo(Status.UP);
		assertThat(this.log.isLive()).isFalse();
	}

	@Test
	void isReadyFiveSecondsAfterTheLogFellSilentWhileCatchingUp() {
		this.clock.advance(Duration.ofSeconds(4));
		this.log.opened("log", Map.of(0, 0L));
		this.clock.advance(Duration.ofSeconds(4));
		assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(status()).isEqualTo(Status.UP);
	}

	@Test
	void staysReadyWhenTheLogIsLostOrAnotherOneBegins() {
		this.log.opened("log", Map.of(0, 0L));
		this.log.current(this.clock.instant());
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(this.log.isLive()).isFalse();
		this.log.opened("other", Map.of(0, 0L));
		assertThat(status()).isEqualTo(Status.UP);
	}

	@Test
	void movesOnOverRecordsThatWereSetAside() {
		this.log.opened("log", Map.of(0, 0L));
		this.log.skipped(new LogPosition(0, 4));
		assertThat(this.index.position().offset()).isEqualTo(4);
	}

	@Test
	void takesWhatTheLogLostForPurgedWhenItOpensTheSameOneAgain() {
		this.log.opened("log", Map.of(0, 0L));
		this.log.opened("log", Map.of(0, 50L));
		assertThat(this.index.position().offset()).isEqualTo(49);
	}

	private Status status() {
		return this.log.health().getStatus();
	}

	private static final class SteppingClock extends Clock {

		private Instant now = Instant.parse("2026-01-01T00:00:00Z");

		void advance(Duration step) {
			this.now = this.now.plus(step);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneId.of("UTC");
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
