package dev.edgewise.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Resident memory of a process as Linux counts it, each shared page divided by the number
 * of processes that have it (the proportional set size). Zero where it cannot be read.
 */
final class ResidentMemory {

	private ResidentMemory() {
	}

	static long of(long pid) {
		try {
			return parse(Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")));
		}
		catch (IOException ex) {
			return 0;
		}
	}

	static long parse(List<String> rollup) {
		return rollup.stream()
			.filter((line) -> line.startsWith("Pss:"))
			.mapToLong((line) -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
			.sum();
	}

}
