package dev.edgewise.acceptance;

import java.util.List;
import java.util.stream.Stream;

/**
 * The processes of a stack, as its fault injector sees them; named as the launcher names
 * them: {@code kafka}, {@code lhr/redis}, {@code lhr/gateway-edge} and its second replica
 * {@code lhr/gateway-edge-2}.
 */
interface Processes {

	/** SIGKILL. */
	void kill(String process);

	/** Starts a killed process again, and returns when it is ready. */
	void start(String process);

	/**
	 * SIGKILL as a crash: where the stack starts crashed processes again by itself,
	 * nobody does it here.
	 */
	void crash(String process);

	/** Stops a process in order and starts it again. */
	void restart(String process);

	/**
	 * Takes a process away with everything that it kept, and starts an empty one in its
	 * place; returns when that is ready.
	 */
	void lose(String process);

	/** Returns when a process that starts is ready. */
	void awaitReady(String process);

	/** All that run. */
	List<String> names();

	/** What each holds, where the stack limits it; else nothing. */
	List<Memory> memory();

	/** What a topic of Kafka holds, from its beginning; in order within a partition. */
	List<String> records(String topic);

	/** What all processes have logged, line by line, each with its process's name. */
	Stream<String> log();

}
