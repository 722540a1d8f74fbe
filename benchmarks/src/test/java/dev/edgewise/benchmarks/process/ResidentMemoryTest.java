package dev.edgewise.benchmarks.process;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResidentMemoryTest {

	@Test
	void countsSharedPagesInProportion() {
		assertThat(ResidentMemory.parse(List.of("55d3-7ffc ---p 00000000 00:00 0 [rollup]", "Rss:  2048 kB",
				"Pss:  1024 kB", "Pss_Anon: 7 kB")))
			.isEqualTo(1024 * 1024);
	}

	@Test
	void countsNothingForAProcessThatIsGone() {
		assertThat(ResidentMemory.of(Integer.MAX_VALUE)).isZero();
	}

}
