package dev.edgewise.benchmarks.load;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.edgewise.benchmarks.BenchmarkException;

/**
 * What {@code wrk --latency} reports.
 *
 * @param requests how many were answered
 * @param requestsPerSecond answered requests
 * @param median half of the requests took no longer
 * @param p99 99 of 100 requests took no longer
 * @param failures requests that were answered with an error, or not at all
 */
public record LoadReport(long requests, double requestsPerSecond, Duration median, Duration p99, long failures) {

	private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");

	private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

	private static final Pattern ERRORS = Pattern
		.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

	private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

	/**
	 * Reads a report.
	 * @throws BenchmarkException when it is none
	 */
	public static LoadReport parse(String output) {
		Matcher rate = RATE.matcher(output);
		if (!rate.find()) {
			throw new BenchmarkException("wrk did not report:\n" + output);
		}
		return new LoadReport(sum(REQUESTS.matcher(output)), Double.parseDouble(rate.group(1)), percentile(output, 50),
				percentile(output, 99), sum(ERRORS.matcher(output)) + sum(REFUSED.matcher(output)));
	}

	private static Duration percentile(String output, int percent) {
		Matcher line = Pattern.compile("\\s" + percent + "(?:\\.0+)?%\\s+([0-9.]+)(us|ms|s|m|h)\\s").matcher(output);
		if (!line.find()) {
			throw new BenchmarkException("wrk did not report percentile " + percent + ":\n" + output);
		}
		return Duration.ofNanos((long) (Double.parseDouble(line.group(1)) * nanosOf(line.group(2))));
	}

	private static double nanosOf(String unit) {
		return switch (unit) {
			case "us" -> 1e3;
			case "ms" -> 1e6;
			case "s" -> 1e9;
			case "m" -> 60e9;
			default -> 3600e9;
		};
	}

	private static long sum(Matcher counts) {
		long sum = 0;
		if (counts.find()) {
			for (int group = 1; group <= counts.groupCount(); group++) {
				sum += Long.parseLong(counts.group(group));
			}
		}
		return sum;
	}

}
