package dev.edgewise.backing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process ended, or did not get ready in time. The message is one line for people;
 * {@link #logTail()} is what the process said last.
 */
public final class ProcessFailedException extends RuntimeException {

	private static final int LINES = 25;

	private final ProcessSpec spec;

	public ProcessFailedException(ProcessSpec spec, String reason) {
		super(spec.name() + " " + reason);
		this.spec = spec;
	}

	public ProcessSpec spec() {
		return this.spec;
	}

	public Path log() {
		return this.spec.log();
	}

	/** The last lines of the process's log; empty where there is none. */
	public List<String> logTail() {
		try {
			List<String> lines = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).lines().toList();
			return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}
