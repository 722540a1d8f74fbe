package dev.edgewise.benchmarks.hits;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The report as Markdown, so that it can be kept in a README. */
final class HitsTable {

	private static final String HEAD = """
			| | requests/s (rounds) | ratio to nginx (rounds) | p50 | p99 | processor time | resident |
			|---|---|---|---|---|---|---|
			""";

	private HitsTable() {
	}

	static String of(List<Row> rows) {
		StringBuilder table = new StringBuilder(HEAD);
		for (Row row : rows) {
			table.append(line(row));
			if (row.failures() > 0) {
				table.append("| ↑ ").append(row.failures()).append(" requests failed | | | | | | |\n");
			}
		}
		return table.toString();
	}

	private static String line(Row row) {
		return String.format(Locale.ROOT, "| %s | %,.0f (%,.0f–%,.0f) | %s | %s | %s | %.1f µs | %d MB |%n", row.name(),
				row.rate().mean(), row.rate().lowest(), row.rate().highest(), ratio(row.ratio()), millis(row.median()),
				millis(row.p99()), row.processorTime().toNanos() / 1e3, row.residentBytes() >> 20);
	}

	private static String ratio(Spread ratio) {
		return Double.isNaN(ratio.mean()) ? ""
				: String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", ratio.mean(), ratio.lowest(), ratio.highest());
	}

	private static String millis(Duration duration) {
		return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
	}

}
