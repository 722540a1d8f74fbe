package dev.edgewise.cms.identity;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownDevicesTests {

	private final KnownDevices devices = new KnownDevices("secret");

	@Test
	void knowsItsMarksForTheirAccountOnly() {
		String mark = this.devices.mark("ada");
		assertThat(this.devices.numberOf(mark, "ada")).isPresent();
		assertThat(this.devices.numberOf(mark, "kenji")).isEmpty();
		assertThat(new KnownDevices("another").numberOf(mark, "ada")).isEmpty();
	}

	@Test
	void knowsNoForgeries() {
		String mark = this.devices.mark("ada");
		assertThat(this.devices.numberOf("x" + mark, "ada")).isEmpty();
		assertThat(this.devices.numberOf(mark + "x", "ada")).isEmpty();
		assertThat(this.devices.numberOf("", "ada")).isEmpty();
		assertThat(this.devices.numberOf(".", "ada")).isEmpty();
	}

	@Test
	void marksEachBrowserAnew() {
		assertThat(this.devices.mark("ada")).isNotEqualTo(this.devices.mark("ada"));
	}

	@Test
	void pausesDoubleUpToAQuarterOfAnHour() {
		assertThat(Attempts.pauseAfter(0)).isEqualTo(Duration.ofSeconds(30));
		assertThat(Attempts.pauseAfter(1)).isEqualTo(Duration.ofMinutes(1));
		assertThat(Attempts.pauseAfter(4)).isEqualTo(Duration.ofMinutes(8));
		assertThat(Attempts.pauseAfter(5)).isEqualTo(Attempts.LONGEST);
		assertThat(Attempts.pauseAfter(10_000)).isEqualTo(Attempts.LONGEST);
	}

}
