package dev.edgewise.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Finds ports that nobody listens on, below the range systems hand out to outgoing
 * connections, so that none of those can take a port between the finding and the use. Two
 * seekers may still find the same one: the search begins at a random place to make that
 * unlikely.
 */
public final class FreePorts {

	private static final int FIRST = 10_240;

	private static final int END = 32_000;

	private final RandomGenerator random;

	private final Set<Integer> given = new HashSet<>();

	public FreePorts() {
		this(RandomGenerator.getDefault());
	}

	FreePorts(RandomGenerator random) {
		this.random = random;
	}

	/** Keeps a port from being given. */
	public synchronized void reserve(int port) {
		this.given.add(port);
	}

	/** A free port, a different one every time. */
	public synchronized int next() {
		for (int attempt = 0; attempt < END - FIRST; attempt++) {
			int candidate = this.random.nextInt(FIRST, END);
			if (isFree(candidate) && this.given.add(candidate)) {
				return candidate;
			}
		}
		throw new IllegalStateException("no free port between " + FIRST + " and " + END);
	}

	/** Whether a server on this machine could listen on the port now. */
	public static boolean isFree(int port) {
		return !connects(port) && binds(port);
	}

	private static boolean binds(int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean connects(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
