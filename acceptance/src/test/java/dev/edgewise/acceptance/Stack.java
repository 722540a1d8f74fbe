package dev.edgewise.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/**
 * The running stack. By default the tests start one of their own, on free ports, without
 * emulated distance, and stop it when their JVM ends; {@code EDGEWISE_STACK} names the
 * {@code stack.json} of another to use instead.
 */
final class Stack {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Duration START = Duration.ofMinutes(3);

	private final HttpClient http = HttpClient.newHttpClient();

	private final Description description;

	private Stack(Description description) {
		this.description = description;
	}

	/** The stack that all tests share. */
	static Stack running() {
		return Holder.STACK;
	}

	URI core() {
		return URI.create(this.description.core());
	}

	URI gateway(String pop) {
		return URI.create(this.description.gateways().get(pop));
	}

	List<String> pops() {
		return List.copyOf(this.description.gateways().keySet());
	}

	/** What the processes have logged as errors since the start. */
	List<String> errorsInLogs() throws IOException {
		try (var logs = Files.list(Path.of(this.description.home(), "logs"))) {
			return logs.filter((log) -> !log.getFileName().toString().startsWith("launcher")).flatMap((log) -> {
				try {
					return Files.readAllLines(log)
						.stream()
						.filter((line) -> line.matches("^\\S+ +ERROR .*|.*\\sERROR\\s.*"))
						.map((line) -> log.getFileName() + ": " + line);
				}
				catch (IOException ex) {
					throw new java.io.UncheckedIOException(ex);
				}
			}).toList();
		}
	}

	String database() {
		return this.description.database();
	}

	Map<?, ?> secrets() throws IOException {
		return JSON.readValue(Files.readString(Path.of(this.description.secrets())), Map.class);
	}

	void kill(String process) {
		control(process, "kill");
	}

	void start(String process) {
		control(process, "start");
	}

	void cutOff(String process) {
		control(process, "cut-off");
	}

	void reconnect(String process) {
		control(process, "reconnect");
	}

	private void control(String process, String action) {
		URI uri = URI.create(this.description.control() + "/processes/" + process + "/" + action);
		HttpResponse<String> answer = send(
				HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()).build());
		if (answer.statusCode() >= 300) {
			throw new IllegalStateException(action + " " + process + ": " + answer.statusCode() + " " + answer.body());
		}
	}

	/** Waits until a gateway says that it is ready to serve. */
	void awaitReady(String pop) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> isReady(pop));
	}

	boolean isReady(String pop) {
		try {
			return send(HttpRequest.newBuilder(gateway(pop).resolve("/readyz")).build()).statusCode() == 200;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	record Description(String home, String control, String core, Map<String, String> gateways, String database,
			String secrets) {
	}

	private static final class Holder {

		private static final Path REPOSITORY = Path.of(System.getProperty("edgewise.repository", ".."))
			.toAbsolutePath()
			.normalize();

		private static final Path HOME = REPOSITORY.resolve("acceptance/target/stack");

		static final Stack STACK = open();

		private static Stack open() {
			try {
				String given = System.getenv("EDGEWISE_STACK");
				Path file = (given != null) ? Path.of(given) : startOwn();
				return new Stack(JSON.readValue(Files.readString(file), Description.class));
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static Path startOwn() throws IOException {
			Runtime.getRuntime().addShutdownHook(new Thread(Holder::stop));
			int exit = launcher("up", "--detach", "--no-build", "--fresh", "--ports", "free", "--distance", "none",
					"--home", HOME.toString());
			if (exit != 0) {
				throw new IllegalStateException("deploy/local/up ended with " + exit);
			}
			return HOME.resolve("stack.json");
		}

		private static void stop() {
			try {
				launcher("down", "--home", HOME.toString());
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static int launcher(String command, String... options) throws IOException {
			List<String> line = new java.util.ArrayList<>(
					List.of(REPOSITORY.resolve("deploy/local/" + command).toString()));
			line.addAll(List.of(options));
			Process process = new ProcessBuilder(line).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.INHERIT)
				.start();
			try {
				if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
					process.destroy();
					return -1;
				}
				return process.exitValue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return -1;
			}
		}

	}

}
