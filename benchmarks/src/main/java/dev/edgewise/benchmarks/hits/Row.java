package dev.edgewise.benchmarks.hits;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.edgewise.benchmarks.load.LoadReport;

/**
 * One line of the report. A ratio is taken round by round, of two turns that were close
 * in time, and then averaged: what slows the machine down for a while slows both.
 *
 * @param rate requests per second, mean of the rounds
 * @param ratio to the reference; not a number without one
 * @param median middle of the rounds' medians
 * @param p99 middle of the rounds' 99th percentiles
 */
record Row(String name, Spread rate, Spread ratio, Duration median, Duration p99, long residentBytes, long failures) {

	static Row of(String name, List<LoadReport> rounds, List<LoadReport> reference, long residentBytes) {
		Spread ratio = reference.isEmpty() ? Spread.NONE : Spread.of(IntStream.range(0, rounds.size())
			.mapToDouble((round) -> rounds.get(round).requestsPerSecond() / reference.get(round).requestsPerSecond()));
		return new Row(name, Spread.of(rounds.stream().mapToDouble(LoadReport::requestsPerSecond)), ratio,
				middle(rounds.stream().map(LoadReport::median).sorted().toList()),
				middle(rounds.stream().map(LoadReport::p99).sorted().toList()), residentBytes,
				rounds.stream().mapToLong(LoadReport::failures).sum());
	}

	private static Duration middle(List<Duration> sorted) {
		return sorted.get(sorted.size() / 2);
	}

}
