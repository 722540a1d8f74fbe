package dev.edgewise.benchmarks.purge;

import java.nio.file.Path;

import dev.edgewise.benchmarks.BenchmarkException;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param purges how many purges to measure
 * @param rate requests per second that readers ask of all gateways together meanwhile
 * @param home the folder of a running stack; null to start one, and stop it
 */
record PurgeOptions(int purges, int rate, @Nullable Path home) {

	static PurgeOptions parse(String... arguments) {
		int purges = 200;
		int rate = 2000;
		Path home = null;
		for (int i = 0; i < arguments.length; i += 2) {
			if (i + 1 == arguments.length) {
				throw new BenchmarkException(arguments[i] + " needs a value");
			}
			String value = arguments[i + 1];
			switch (arguments[i]) {
				case "--purges" -> purges = number(arguments[i], value);
				case "--rate" -> rate = number(arguments[i], value);
				case "--home" -> home = Path.of(value).toAbsolutePath();
				default -> throw new BenchmarkException("Unknown option " + arguments[i]);
			}
		}
		return new PurgeOptions(purges, rate, home);
	}

	private static int number(String option, String value) {
		if (!value.matches("[0-9]{1,6}")) {
			throw new BenchmarkException(option + " needs a number, not " + value);
		}
		return Integer.parseInt(value);
	}

}
