package dev.edgewise.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.awaitility.Awaitility;

/**
 * The running stack. By default the tests start one of their own, on free ports, without
 * emulated distance, and stop it when their JVM ends; {@code EDGEWISE_STACK} names the
 * {@code stack.json} of another to use instead.
 */
final class Stack {

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI core;

	private final Map<String, URI> gateways;

	private final Processes processes;

	private Stack(URI core, Map<String, URI> gateways, Processes processes) {
		this.core = core;
		this.gateways = gateways;
		this.processes = processes;
	}

	/** The stack that all tests share. */
	static Stack running() {
		return Holder.STACK;
	}

	URI core() {
		return this.core;
	}

	URI gateway(String pop) {
		return this.gateways.get(pop);
	}

	List<String> pops() {
		return List.copyOf(this.gateways.keySet());
	}

	/** What the processes have logged as errors since the start. */
	List<String> errorsInLogs() {
		return this.processes.log().filter((line) -> line.matches("(.*\\s)?ERROR\\s.*")).toList();
	}

	/** SIGKILL. */
	void kill(String process) {
		this.processes.kill(process);
	}

	/** Starts a killed process again, and returns when it is ready. */
	void start(String process) {
		this.processes.start(process);
	}

	Processes processes() {
		return this.processes;
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

	private static final class Holder {

		static final Stack STACK = open();

		private static Stack open() {
			String given = System.getenv().getOrDefault("EDGEWISE_STACK", "");
			if (given.equals("compose")) {
				return compose(new ComposeProcesses());
			}
			LocalStack local = given.isEmpty() ? LocalStack.startOwn() : LocalStack.read(Path.of(given));
			return new Stack(local.core(), local.gateways(), new LocalProcesses(local));
		}

		private static Stack compose(ComposeProcesses processes) {
			Map<String, URI> gateways = new TreeMap<>(
					Map.of("lhr", URI.create("http://localhost:8080"), "nrt", URI.create("http://localhost:8090")));
			if (processes.names().contains("jfk")) {
				gateways.put("jfk", URI.create("http://localhost:8100"));
			}
			return new Stack(URI.create("http://localhost:8000"), gateways, processes);
		}

	}

}
