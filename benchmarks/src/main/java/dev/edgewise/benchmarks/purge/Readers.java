package dev.edgewise.benchmarks.purge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.edgewise.benchmarks.BenchmarkException;
import dev.edgewise.benchmarks.process.Programs;

/**
 * Readers of the article at every gateway, at a fixed rate; the load generator is
 * <a href="https://github.com/rakyll/hey">hey</a>, because wrk knows no rate.
 */
final class Readers implements AutoCloseable {

	private static final int WORKERS = 10;

	private final List<Process> processes = new ArrayList<>();

	private Readers() {
	}

	static Readers at(Collection<URI> gateways, int rate) throws IOException {
		Readers readers = new Readers();
		if (rate > 0) {
			Path hey = Programs.find("hey")
				.orElseThrow(() -> new BenchmarkException("hey is missing: apt-get install hey, or --rate 0"));
			int each = Math.max(1, rate / gateways.size() / WORKERS);
			for (URI gateway : gateways) {
				readers.processes.add(new ProcessBuilder(hey.toString(), "-z", "1h", "-c", String.valueOf(WORKERS),
						"-q", String.valueOf(each), gateway.resolve(Newsroom.ARTICLE).toString())
					.redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start());
			}
		}
		return readers;
	}

	@Override
	public void close() {
		this.processes.forEach(Process::destroy);
	}

}
