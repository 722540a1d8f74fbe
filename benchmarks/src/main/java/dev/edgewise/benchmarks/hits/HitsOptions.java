package dev.edgewise.benchmarks.hits;

import java.util.ArrayList;
import java.util.List;

import dev.edgewise.benchmarks.BenchmarkException;

/**
 * How to measure.
 *
 * @param rounds how often each peer has its turn
 * @param seconds how long a turn is
 * @param warmup seconds of load before the first round, for each sort of request
 * @param connections how many connections ask at once
 * @param peers names of the peers to measure; empty for all
 * @param jvmOptions more options for our gateway's JVM
 */
record HitsOptions(int rounds, int seconds, int warmup, int connections, List<String> peers, List<String> jvmOptions) {

	static HitsOptions parse(String... arguments) {
		int rounds = 3;
		int seconds = 5;
		int warmup = 8;
		int connections = 64;
		List<String> peers = List.of();
		List<String> jvmOptions = new ArrayList<>();
		for (int i = 0; i < arguments.length; i += 2) {
			if (i + 1 == arguments.length) {
				throw new BenchmarkException(arguments[i] + " needs a value");
			}
			String value = arguments[i + 1];
			switch (arguments[i]) {
				case "--rounds" -> rounds = positive(arguments[i], value);
				case "--seconds" -> seconds = positive(arguments[i], value);
				case "--warmup" -> warmup = positive(arguments[i], value);
				case "--connections" -> connections = positive(arguments[i], value);
				case "--peers" -> peers = List.of(value.split(","));
				case "--jvm" -> jvmOptions.add(value);
				default -> throw new BenchmarkException("Unknown option " + arguments[i]);
			}
		}
		return new HitsOptions(rounds, seconds, warmup, connections, peers, jvmOptions);
	}

	private static int positive(String option, String value) {
		if (!value.matches("[1-9][0-9]{0,5}")) {
			throw new BenchmarkException(option + " needs a positive number, not " + value);
		}
		return Integer.parseInt(value);
	}

	boolean wants(Peer peer) {
		return this.peers.isEmpty() || this.peers.contains(peer.name());
	}

}
