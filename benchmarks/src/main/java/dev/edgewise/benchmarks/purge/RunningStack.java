package dev.edgewise.benchmarks.purge;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.benchmarks.BenchmarkException;
import dev.edgewise.benchmarks.process.Programs;
import org.jspecify.annotations.Nullable;

/**
 * A stack that the local launcher runs: somebody's, or one of our own with three POPs on
 * free ports and without emulated distance, which ends with the benchmark.
 */
final class RunningStack implements AutoCloseable {

	private final Path home;

	private final boolean own;

	private final JsonNode file;

	private RunningStack(Path home, boolean own) throws IOException {
		this.home = home;
		this.own = own;
		this.file = JsonMapper.shared().readTree(Files.readString(home.resolve("stack.json")));
	}

	static RunningStack open(@Nullable Path given) throws IOException, InterruptedException {
		if (given != null) {
			return new RunningStack(given, false);
		}
		Path home = Programs.repository().resolve("benchmarks/target/stack");
		launcher("up", home, "--detach", "--fresh", "--ports", "free", "--distance", "none", "--pops", "lhr,nrt,jfk");
		return new RunningStack(home, true);
	}

	URI core() {
		return URI.create(this.file.get("core").asString());
	}

	Map<String, URI> gateways() {
		Map<String, URI> gateways = new LinkedHashMap<>();
		this.file.get("gateways")
			.properties()
			.forEach((pop) -> gateways.put(pop.getKey(), URI.create(pop.getValue().asString())));
		return gateways;
	}

	/** An editor's access token. */
	String editor() throws IOException, InterruptedException {
		return launcher("token", this.home, "edith").strip();
	}

	private static String launcher(String command, Path home, String... options)
			throws IOException, InterruptedException {
		List<String> line = new ArrayList<>(
				List.of(Programs.repository().resolve("deploy/local/" + command).toString()));
		line.addAll(List.of(options));
		line.addAll(List.of("--home", home.toString()));
		Process process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new BenchmarkException(String.join(" ", line) + " failed:\n" + output);
		}
		return output;
	}

	@Override
	public void close() throws IOException, InterruptedException {
		if (this.own) {
			launcher("down", this.home);
		}
	}

}
