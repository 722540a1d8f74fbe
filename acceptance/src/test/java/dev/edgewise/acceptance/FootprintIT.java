package dev.edgewise.acceptance;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Every container stays clear of its memory limit, and all of them within what the README
 * asks for.
 */
class FootprintIT {

	private static final long STACK = 4L << 30;

	@Test
	void everyProcessStaysClearOfItsMemoryLimit() {
		List<Memory> memory = Stack.running().processes().memory();
		assumeThat(memory).as("a stack with limits").isNotEmpty();
		memory.forEach(System.out::println);
		long total = memory.stream().mapToLong(Memory::used).sum();
		System.out.printf("%d processes hold %d MB%n", memory.size(), total >> 20);
		assertThat(memory).allSatisfy((process) -> assertThat(process.limit()).isPositive())
			.allSatisfy((process) -> assertThat(process.used()).as(process.process())
				.isLessThan(process.limit() * 95 / 100));
		assertThat(total).isLessThan(STACK);
	}

}
