package dev.edgewise.benchmarks.hits;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.edgewise.benchmarks.load.LoadReport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RowTest {

	private static final List<LoadReport> REFERENCE = List.of(round(100, 1), round(200, 1), round(400, 1));

	@Test
	void comparesRoundByRound() {
		Row row = Row.of("quick", List.of(round(200, 3), round(200, 1), round(800, 2)), REFERENCE, Duration.ofMillis(3),
				1 << 20);
		assertThat(row.ratio().mean()).isEqualTo(5.0 / 3, within(1e-9));
		assertThat(row.ratio().lowest()).isEqualTo(1.0);
		assertThat(row.ratio().highest()).isEqualTo(2.0);
		assertThat(row.rate().mean()).isEqualTo(400.0);
		assertThat(row.processorTime()).isEqualTo(Duration.ofMillis(1));
		assertThat(row.p99()).isEqualTo(Duration.ofMillis(2));
	}

	@Test
	void tableNamesFailures() {
		Row row = Row.of("slow", List.of(new LoadReport(1, 1, Duration.ZERO, Duration.ZERO, 7)), List.of(),
				Duration.ZERO, 0);
		assertThat(HitsTable.of(List.of(row))).contains("| slow | 1 (1–1) |  | 0.00 ms | 0.00 ms | 0.0 µs | 0 MB |")
			.contains("7 requests failed");
	}

	private static LoadReport round(double rate, long p99Millis) {
		return new LoadReport(1, rate, Duration.ofMillis(p99Millis), Duration.ofMillis(p99Millis), 0);
	}

}
