package dev.edgewise.platform.timing;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServerTimingTests {

	private final ServerTiming timing = new ServerTiming();

	@Test
	void addsUpWhatHasOneName() {
		this.timing.add("origin", Duration.ofMillis(2));
		this.timing.add("edge", Duration.ofNanos(1_234_000));
		this.timing.add("origin", Duration.ofMillis(3));
		assertThat(this.timing).hasToString("origin;dur=5.00, edge;dur=1.23");
	}

	@Test
	void takesOverAnothersEntriesAndLeavesOutWhatIsNone() {
		this.timing.addAll("render;desc=\"x\";dur=1.5, nonsense, bad;dur=abc, huge;dur=99999999999");
		assertThat(this.timing).hasToString("render;dur=1.50");
	}

	@Test
	void writesHundredthsOfMilliseconds() {
		assertThat(ServerTiming.entry("edge", Duration.ofNanos(49_000))).isEqualTo("edge;dur=0.05");
		assertThat(ServerTiming.entry("edge", Duration.ofSeconds(2))).isEqualTo("edge;dur=2000.00");
	}

}
