package dev.edgewise.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The load generator <a href="https://github.com/wg/wrk">wrk</a>: a closed loop, each
 * connection asking again as soon as it is answered.
 *
 * @param program where it is
 * @param threads how many threads it may use
 * @param connections how many connections ask at once
 */
public record Wrk(Path program, int threads, int connections) {

	/** Loads a resource for some seconds, and reports. */
	public LoadReport load(URI resource, Map<String, String> headers, int seconds) {
		List<String> command = new ArrayList<>(List.of(this.program.toString(), "-t" + this.threads,
				"-c" + this.connections, "-d" + seconds + "s", "--latency"));
		headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
		command.add(resource.toString());
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			return LoadReport.parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
