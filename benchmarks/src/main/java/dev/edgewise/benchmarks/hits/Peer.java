package dev.edgewise.benchmarks.hits;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.edgewise.benchmarks.process.Server;

/** A cache that can stand before the origin. */
interface Peer {

	/** What it is called in the report and with {@code --peers}. */
	String name();

	/** What is missing on this machine, and how to get it; empty when it can start. */
	Optional<String> missing();

	/**
	 * Starts it before an origin.
	 * @param directory empty, and its own
	 */
	Server start(Path directory, int port, Origin origin);

	/** Sorts of requests to measure: a name, and the header fields that make it. */
	default List<Visit> visits(Origin origin) {
		return List.of(new Visit(name(), Map.of()));
	}

	/**
	 * A sort of request.
	 *
	 * @param name what it is called in the report
	 */
	record Visit(String name, Map<String, String> headers) {
	}

}
