package dev.edgewise.benchmarks.hits;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/** Mean and range of a figure over the rounds. */
record Spread(double mean, double lowest, double highest) {

	/** Nothing to measure against. */
	static final Spread NONE = new Spread(Double.NaN, Double.NaN, Double.NaN);

	static Spread of(DoubleStream figures) {
		DoubleSummaryStatistics summary = figures.summaryStatistics();
		return new Spread(summary.getAverage(), summary.getMin(), summary.getMax());
	}

}
