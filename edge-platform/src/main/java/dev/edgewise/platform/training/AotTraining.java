package dev.edgewise.platform.training;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Trains the AOT cache {@code app.aot} of a service: starts it as it will be started,
 * with nothing in reach, asks it what it will be asked first, and ends it. The JVM then
 * keeps the classes it has loaded and linked (JEP 514) and the profiles of the methods it
 * has run (JEP 515), for the same JVM, class path and options only.
 * <p>
 * Fails if the service does not come to life within three minutes, does not answer, or
 * leaves no cache; what it has written is then printed.
 */
public final class AotTraining {

	private static final Path CACHE = Path.of("app.aot");

	/**
	 * Enough for the first calls of a method to be counted, not for it to be compiled.
	 */
	private static final int ROUNDS = 20;

	/**
	 * No further round begins after it: what waits for a database that is away is slow.
	 */
	private static final Duration LESSON = Duration.ofSeconds(10);

	private static final long PATIENCE_SECONDS = 180;

	/** Nobody listens on the port for what is thrown away (RFC 863). */
	private static final String NOWHERE = "127.0.0.1:9";

	private AotTraining() {
	}

	/**
	 * Trains what is in the working directory.
	 * @param arguments the file of the JVM's options, and the service's jar
	 * @throws IOException if nothing can be started or kept
	 * @throws InterruptedException if the build is broken off
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path log = Files.createTempFile("aot-training", ".log");
		Files.deleteIfExists(CACHE);
		int port = freePort();
		Process service = start(arguments[0], arguments[1], port, log);
		boolean asked = false;
		try {
			asked = ask(service, URI.create("http://127.0.0.1:" + port), requests());
		}
		finally {
			service.destroy();
			if (!service.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				service.destroyForcibly();
			}
		}
		String written = Files.readString(log);
		Files.delete(log);
		if (!asked || !Files.exists(CACHE)) {
			throw new IllegalStateException("No AOT cache: the service did not answer or end. It wrote:\n" + written);
		}
	}

	private static Process start(String options, String jar, int port, Path log) throws IOException {
		String java = ProcessHandle.current().info().command().orElse("java");
		ProcessBuilder builder = new ProcessBuilder(java, "@" + options, "-XX:AOTCacheOutput=" + CACHE, "-jar", jar)
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().putAll(nothingInReach(port));
		return builder.start();
	}

	/** Whatever runs on this machine is none of a training's business. */
	private static Map<String, String> nothingInReach(int port) {
		return Map.of("SPRING_PROFILES_ACTIVE", "demo", "SERVER_PORT", Integer.toString(port), "MANAGEMENT_SERVER_PORT",
				"0", "SPRING_KAFKA_BOOTSTRAP_SERVERS", NOWHERE, "SPRING_DATA_REDIS_URL", "redis://" + NOWHERE,
				"SPRING_DATASOURCE_URL", "jdbc:postgresql://" + NOWHERE + "/none", "EDGEWISE_ORIGIN_URL",
				"http://" + NOWHERE, "EDGEWISE_GATEWAY_RENDER_URL", "http://" + NOWHERE);
	}

	private static boolean ask(Process service, URI address, List<TrainingRequest> requests)
			throws InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			if (!lives(service, address, client)) {
				return false;
			}
			long end = System.nanoTime() + LESSON.toNanos();
			for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
				for (TrainingRequest request : requests) {
					client.send(request.to(address), BodyHandlers.discarding());
				}
			}
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean lives(Process service, URI address, HttpClient client) throws InterruptedException {
		TrainingRequest live = new TrainingRequest("GET", "/livez", "", "");
		long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
		while (service.isAlive() && System.nanoTime() < end) {
			try {
				return client.send(live.to(address), BodyHandlers.discarding()).statusCode() == 200;
			}
			catch (IOException ex) {
				Thread.sleep(100);
			}
		}
		return false;
	}

	private static List<TrainingRequest> requests() throws IOException {
		try (InputStream list = AotTraining.class.getResourceAsStream("/aot-training.txt")) {
			if (list == null) {
				throw new IllegalStateException("The service's jar has no aot-training.txt");
			}
			return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.map(TrainingRequest::parse)
				.toList();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
