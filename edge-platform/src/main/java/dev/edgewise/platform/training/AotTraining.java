package dev.edgewise.platform.training;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
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

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/**
	 * Whatever runs on this machine is none of a training's business. Nobody listens on
	 * the port for what is thrown away (RFC 863).
	 */
	private static final Map<String, String> NOTHING_IN_REACH = Map.of("SPRING_PROFILES_ACTIVE", "demo",
			"SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9", "SPRING_DATA_REDIS_URL", "redis://127.0.0.1:9",
			"SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:9/none", "EDGEWISE_ORIGIN_URL", "http://127.0.0.1:9");

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
		TrainingPlan plan = TrainingPlan.read();
		int port = freePort();
		Process service = start(arguments[0], arguments[1], port, plan, log);
		String failure = "";
		try {
			ask(service, URI.create("http://127.0.0.1:" + port), plan.requests());
		}
		catch (IOException ex) {
			failure = ex.toString();
		}
		finally {
			service.destroy();
			if (!service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				service.destroyForcibly();
				failure = "It did not end";
			}
		}
		String written = Files.readString(log);
		Files.delete(log);
		if (!failure.isEmpty() || !Files.exists(CACHE)) {
			throw new IllegalStateException("No AOT cache. " + failure + ". The service wrote:\n" + written);
		}
	}

	private static Process start(String options, String jar, int port, TrainingPlan plan, Path log) throws IOException {
		String java = ProcessHandle.current().info().command().orElse("java");
		ProcessBuilder builder = new ProcessBuilder(java, "@" + options, "-XX:AOTCacheOutput=" + CACHE, "-jar", jar)
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().putAll(NOTHING_IN_REACH);
		builder.environment().putAll(plan.environment());
		builder.environment().put("SERVER_PORT", Integer.toString(port));
		return builder.start();
	}

	private static void ask(Process service, URI address, List<TrainingRequest> requests)
			throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			awaitLife(service, address, client);
			long end = System.nanoTime() + LESSON.toNanos();
			for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
				for (TrainingRequest request : requests) {
					client.send(request.to(address), BodyHandlers.discarding());
				}
			}
		}
	}

	private static void awaitLife(Process service, URI address, HttpClient client)
			throws IOException, InterruptedException {
		TrainingRequest live = TrainingRequest.parse("GET /livez");
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (service.isAlive() && System.nanoTime() < end) {
			try {
				if (client.send(live.to(address), BodyHandlers.discarding()).statusCode() == 200) {
					return;
				}
			}
			catch (IOException ex) {
				// does not listen yet
			}
			Thread.sleep(100);
		}
		throw new IOException("It did not come to life");
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
