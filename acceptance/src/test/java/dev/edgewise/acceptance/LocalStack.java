package dev.edgewise.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What {@code stack.json} says of a stack that the launcher runs. */
@JsonIgnoreProperties(ignoreUnknown = true)
record LocalStack(Path home, URI control, URI core, Map<String, URI> gateways, String kafka, List<Named> processes) {

	private static final Path REPOSITORY = Path.of(System.getProperty("edgewise.repository", ".."))
		.toAbsolutePath()
		.normalize();

	private static final Path HOME = REPOSITORY.resolve("acceptance/target/stack");

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	static LocalStack read(Path file) {
		try {
			return Visitor.JSON.readValue(Files.readString(file), LocalStack.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static LocalStack startOwn() {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> launcher("down", "--home", HOME.toString())));
		launcher("up", "--detach", "--no-build", "--fresh", "--ports", "free", "--distance", "none", "--home",
				HOME.toString());
		return read(HOME.resolve("stack.json"));
	}

	private static void launcher(String command, String... options) {
		String script = REPOSITORY.resolve("deploy/local/" + command).toString();
		Commands.run(PATIENCE, Stream.concat(Stream.of(script), Stream.of(options)).toArray(String[]::new));
	}

	/** Lines of all logs, each after the name of its file. */
	Stream<String> log() {
		try (Stream<Path> files = Files.list(this.home.resolve("logs"))) {
			List<Path> logs = files.filter((file) -> !file.getFileName().toString().startsWith("launcher")).toList();
			return logs.stream().flatMap(LocalStack::lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.readAllLines(file).stream().map((line) -> file.getFileName() + ": " + line);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A process, of which only the name matters here. */
	@JsonIgnoreProperties(ignoreUnknown = true)
	record Named(String name) {
	}

}
