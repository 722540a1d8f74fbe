package dev.edgewise.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine. */
final class Commands {

	private Commands() {
	}

	/**
	 * Runs a program to its end, and returns what it printed.
	 * @throws IllegalStateException when it fails or takes longer than it may
	 */
	static String run(Duration patience, String... command) {
		try {
			Path output = Files.createTempFile("edgewise-command", ".txt");
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
			if (!ended) {
				process.destroy();
			}
			String printed = Files.readString(output);
			Files.delete(output);
			if (!ended || process.exitValue() != 0) {
				throw new IllegalStateException(String.join(" ", command) + " failed: " + printed);
			}
			return printed;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
