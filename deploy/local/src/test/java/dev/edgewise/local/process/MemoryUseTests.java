package dev.edgewise.local.process;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryUseTests {

	@Test
	void readsTheKernelsSummary() {
		assertThat(MemoryUse.parse(List.of("55d0-7ffd ---p 00000000 00:00 0 [rollup]", "Rss:    2048 kB",
				"Pss:    1024 kB", "Pss_Dirty:    512 kB")))
			.isEqualTo(new MemoryUse(2048 * 1024, 1024 * 1024));
	}

	@Test
	void thisProcessUsesSome() {
		assertThat(MemoryUse.of(ProcessHandle.current()).residentBytes()).isPositive();
	}

}
