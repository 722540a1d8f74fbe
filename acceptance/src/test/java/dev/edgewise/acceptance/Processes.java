package dev.edgewise.acceptance;

import java.util.stream.Stream;

/**
 * The processes of a stack, as its fault injector sees them; named as the launcher names
 * them.
 */
interface Processes {

	/** SIGKILL. */
	void kill(String process);

	/** Starts a killed process again, and returns when it is ready. */
	void start(String process);

	/** What all processes have logged, line by line, each with its process's name. */
	Stream<String> log();

}
