package dev.edgewise.local.wires;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A loopback port that leads to one of several targets, in turn. Targets that may not be
 * reached, or do not accept, are skipped; with none left the client is reset. One virtual
 * thread per direction of a connection.
 */
final class Relay implements AutoCloseable {

	private static final int BACKLOG = 512;

	private static final int CONNECT_MILLIS = 2000;

	private final ServerSocket door;

	private final List<Target> targets;

	private final Predicate<Target> reachable;

	private final AtomicInteger turn = new AtomicInteger();

	private final Set<Connection> open = ConcurrentHashMap.newKeySet();

	private Relay(ServerSocket door, List<Target> targets, Predicate<Target> reachable) {
		this.door = door;
		this.targets = List.copyOf(targets);
		this.reachable = reachable;
	}

	/** Opens a relay; port 0 lets the system choose. */
	static Relay open(int port, List<Target> targets, Predicate<Target> reachable) {
		try {
			ServerSocket door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
			Relay relay = new Relay(door, targets, reachable);
			Thread.ofVirtual().name("relay-" + door.getLocalPort()).start(relay::accept);
			return relay;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot listen on port " + port + ": " + ex.getMessage(), ex);
		}
	}

	int port() {
		return this.door.getLocalPort();
	}

	/** Ends the connections whose target may not be reached any more. */
	void enforce() {
		this.open.stream().filter((connection) -> !this.reachable.test(connection.target())).forEach(Connection::reset);
	}

	private void accept() {
		while (!this.door.isClosed()) {
			try {
				Socket client = this.door.accept();
				Thread.startVirtualThread(() -> serve(client));
			}
			catch (IOException ex) {
				pauseUnlessClosed();
			}
		}
	}

	/** Out of file descriptors, most likely: not a reason to spin. */
	private void pauseUnlessClosed() {
		if (!this.door.isClosed()) {
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void serve(Socket client) {
		Optional<Connection> connection = connect(client);
		if (connection.isEmpty()) {
			Connection.reset(client);
			return;
		}
		carry(connection.get());
	}

	private void carry(Connection connection) {
		this.open.add(connection);
		try {
			if (this.reachable.test(connection.target())) {
				connection.carry();
			}
			else {
				connection.reset();
			}
		}
		finally {
			this.open.remove(connection);
		}
	}

	private Optional<Connection> connect(Socket client) {
		int first = Math.floorMod(this.turn.getAndIncrement(), this.targets.size());
		for (int step = 0; step < this.targets.size(); step++) {
			Target target = this.targets.get((first + step) % this.targets.size());
			if (this.reachable.test(target)) {
				Optional<Connection> connection = connect(client, target);
				if (connection.isPresent()) {
					return connection;
				}
			}
		}
		return Optional.empty();
	}

	private static Optional<Connection> connect(Socket client, Target target) {
		Socket server = new Socket();
		try {
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()), CONNECT_MILLIS);
			return Optional.of(new Connection(client, target, server));
		}
		catch (IOException ex) {
			Connection.reset(server);
			return Optional.empty();
		}
	}

	@Override
	public void close() {
		try {
			this.door.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.open.forEach(Connection::reset);
	}

}
