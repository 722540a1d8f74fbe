package dev.edgewise.benchmarks.hits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import dev.edgewise.benchmarks.process.Ports;
import dev.edgewise.benchmarks.process.Server;

/**
 * The origin and the peers before it, in a temporary directory. Whatever was started
 * stops when it is closed, and when the JVM is told to end.
 */
final class Workbench implements AutoCloseable {

	private final Path directory;

	private final Origin origin = Origin.start();

	private final List<Server> servers = new CopyOnWriteArrayList<>();

	Workbench() {
		try {
			this.directory = Files.createTempDirectory("edgewise-benchmark");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Runtime.getRuntime().addShutdownHook(new Thread(this::stopServers));
	}

	/** Starts a peer, and waits until it answers. */
	List<Contender> start(Peer peer) throws IOException, InterruptedException {
		int port = Ports.free();
		URI page = URI.create("http://127.0.0.1:" + port + Origin.PAGE);
		Server server = peer.start(Files.createDirectory(this.directory.resolve(peer.name())), port, this.origin);
		this.servers.add(server);
		server.awaitAnswer(page);
		return peer.visits(this.origin).stream().map((visit) -> new Contender(visit, page, server)).toList();
	}

	Origin origin() {
		return this.origin;
	}

	private void stopServers() {
		this.servers.forEach(Server::close);
	}

	@Override
	public void close() throws IOException {
		stopServers();
		this.origin.close();
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
	}

}
