package dev.edgewise.backing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a command to its end, its output appended to a log. A command that fails is an
 * {@link IOException} that names the command and the log.
 */
final class Commands {

	private Commands() {
	}

	static void run(List<String> command, String input, Path log) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
			.start();
		try (var stdin = process.getOutputStream()) {
			stdin.write(input.getBytes(StandardCharsets.UTF_8));
		}
		try {
			if (process.waitFor() != 0) {
				throw new IOException(
						command.getFirst() + " failed with exit code " + process.exitValue() + ", see " + log);
			}
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while running " + command.getFirst(), ex);
		}
	}

}
