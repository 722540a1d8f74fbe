package dev.edgewise.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.edgewise.benchmarks.BenchmarkException;

/**
 * A server program as a child process, its output in a file. Ends with its descendants,
 * by force when it does not end by itself; a server that ends before it answers fails the
 * benchmark with its output.
 */
public final class Server implements AutoCloseable {

	private static final Duration START = Duration.ofSeconds(60);

	private final String name;

	private final Process process;

	private final Path log;

	private Server(String name, Process process, Path log) {
		this.name = name;
		this.process = process;
		this.log = log;
	}

	/** Starts a program. */
	public static Server start(String name, Path directory, Path log, List<String> command) {
		try {
			Process process = new ProcessBuilder(command).directory(directory.toFile())
				.redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			return new Server(name, process, log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Waits until a resource of it can be had. */
	public Server awaitAnswer(URI resource) throws InterruptedException {
		long end = System.nanoTime() + START.toNanos();
		while (!answers(resource)) {
			if (!this.process.isAlive() || System.nanoTime() > end) {
				throw new BenchmarkException(this.name + " does not answer at " + resource + ":\n" + output());
			}
			Thread.sleep(50);
		}
		return this;
	}

	private static boolean answers(URI resource) {
		try {
			HttpURLConnection connection = (HttpURLConnection) resource.toURL().openConnection();
			connection.setConnectTimeout(1000);
			connection.setReadTimeout(5000);
			return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private String output() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	/**
	 * Its memory and its descendants'; pages that several of them share count once.
	 */
	public long residentBytes() {
		return family().mapToLong((handle) -> ResidentMemory.of(handle.pid())).sum();
	}

	/** Processor time that it and its descendants have used since the start. */
	public Duration processorTime() {
		return family().map((handle) -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
			.reduce(Duration.ZERO, Duration::plus);
	}

	private Stream<ProcessHandle> family() {
		return Stream.concat(Stream.of(this.process.toHandle()), this.process.descendants());
	}

	@Override
	public void close() {
		List<ProcessHandle> all = family().toList();
		this.process.destroy();
		try {
			this.process.waitFor(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		all.forEach(ProcessHandle::destroyForcibly);
	}

}
