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
 * @param processorTime what the server used for one request, over all rounds; hardly
 * changed by what else the machine does
 * @param residentBytes the most it had right after a round
 */
record Row(String name, Spread rate, Spread ratio, Duration median, Duration p99, Duration processorTime,
		long residentBytes, long failures) {

	static Row of(String name, List<LoadReport> rounds, List<LoadReport> reference, Duration processorTime,
			long residentBytes) {
		Spread ratio = reference.isEmpty() ? Spread.NONE : Spread.of(IntStream.range(0, rounds.size())
			.mapToDouble((round) -> rounds.get(round).requestsPerSecond() / reference.get(round).requestsPerSecond()));
		return new Row(name, Spread.of(rounds.stream().mapToDouble(LoadReport::requestsPerSecond)), ratio,
				middle(rounds.stream().map(LoadReport::median).sorted().toList()),
				middle(rounds.stream().map(LoadReport::p99).sorted().toList()),
				processorTime.dividedBy(Math.max(1, rounds.stream().mapToLong(LoadReport::requests).sum())),
				residentBytes, rounds.stream().mapToLong(LoadReport::failures).sum());
	}

	private static Duration middle(List<Duration> sorted) {
		return sorted.get(sorted.size() / 2);
	}

}
