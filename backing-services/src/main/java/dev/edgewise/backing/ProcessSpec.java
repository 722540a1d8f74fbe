package dev.edgewise.backing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All it takes to start a process, as often as needed.
 *
 * @param name the name people know it by
 * @param command program and arguments
 * @param directory working directory
 * @param environment variables beyond the inherited ones
 * @param log the file that output and errors are appended to
 * @param stopSignal what asks it to end in good order
 */
public record ProcessSpec(String name, List<String> command, Path directory, Map<String, String> environment, Path log,
		Signal stopSignal) {

	public ProcessSpec {
		command = List.copyOf(command);
		environment = Map.copyOf(environment);
	}

}
