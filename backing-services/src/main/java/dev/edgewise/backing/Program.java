package dev.edgewise.backing;

import java.io.IOException;

/**
 * Something that runs as a process of its own: what to lay out before it starts, how to
 * start it, and how to see that it is ready.
 */
public interface Program {

	ProcessSpec spec();

	/** The port it listens on. */
	int port();

	/**
	 * Lays out what the process needs on disk. Called before every start, and does
	 * nothing where it was done before.
	 */
	default void prepare() throws IOException {
	}

	/** One quick look, without waiting: would it answer a client now? */
	boolean isReady(long pid);

}
