package dev.edgewise.platform.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.platform.event.LogPosition;
import dev.edgewise.platform.pop.ServiceIdentity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PositionAnnouncerTests {

	private final PurgeIndex index = new PurgeIndex(100);

	private final PurgeLog log = new PurgeLog(this.index, JsonMapper.shared(), Clock.systemUTC());

	private final Said said = new Said();

	private final PositionAnnouncer announcer = new PositionAnnouncer(this.index, this.log,
			new ServiceIdentity("lhr", "gateway-edge", "1"), this.said, Duration.ofMillis(20), Clock.systemUTC());

	@AfterEach
	void stop() {
		this.announcer.stop();
	}

	@Test
	void saysSoAgainWhileItLives() {
		live(5);
		this.announcer.start();
		await().until(() -> this.said.positions.size() >= 3);
		assertThat(this.said.positions).allSatisfy((position) -> {
			assertThat(position.key()).isEqualTo("lhr/gateway-edge/1");
			assertThat(position.log()).isEqualTo("log");
			assertThat(position.offset()).isEqualTo(4);
			assertThat(position.committedAt()).isNull();
		});
		assertThat(this.said.positions).extracting(AppliedPosition::announcedAt)
			.isSortedAccordingTo(Instant::compareTo)
			.doesNotHaveDuplicates();
	}

	@Test
	void saysNothingWhileItDoesNotKnow() {
		this.announcer.start();
		this.log.opened("log", Map.of(0, 0L));
		this.announcer.stop();
		assertThat(this.said.positions).isEmpty();
		assertThat(this.said.left).isEmpty();
	}

	@Test
	void goesOnWhenNobodyHears() {
		this.said.failing = true;
		live(0);
		this.announcer.start();
		await().until(() -> this.said.positions.size() >= 2);
		int before = this.said.positions.size();
		await().until(() -> this.said.positions.size() > before);
	}

	@Test
	void takesItselfOutWhenItStops() {
		live(0);
		this.announcer.start();
		this.announcer.stop();
		assertThat(this.said.left).containsExactly("lhr/gateway-edge/1");
		assertThat(this.announcer.isRunning()).isFalse();
	}

	private void live(long first) {
		this.log.opened("log", Map.of(0, first));
		this.log.current(Instant.now());
	}

	private static final class Said implements PositionAnnouncer.Announcements {

		private final List<AppliedPosition> positions = new CopyOnWriteArrayList<>();

		private final List<String> left = new CopyOnWriteArrayList<>();

		private volatile boolean failing;

		@Override
		public CompletableFuture<LogPosition> say(AppliedPosition position) {
			this.positions.add(position);
			return this.failing ? CompletableFuture.failedFuture(new IllegalStateException("no Kafka"))
					: CompletableFuture.completedFuture(new LogPosition(0, this.positions.size()));
		}

		@Override
		public CompletableFuture<LogPosition> leave(String key) {
			this.left.add(key);
			return CompletableFuture.completedFuture(new LogPosition(0, 0));
		}

	}

}
