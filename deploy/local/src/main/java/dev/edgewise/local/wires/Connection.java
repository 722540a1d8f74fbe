package dev.edgewise.local.wires;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * Two sockets with a pump in each direction. The end of one direction is passed on and
 * leaves the other open; any failure ends both with a reset, which a peer cannot mistake
 * for a regular end.
 */
final class Connection {

	private static final int BUFFER = 8 * 1024;

	private final Socket client;

	private final Target target;

	private final Socket server;

	Connection(Socket client, Target target, Socket server) {
		this.client = client;
		this.target = target;
		this.server = server;
	}

	Target target() {
		return this.target;
	}

	/** Carries bytes until both directions have ended. */
	void carry() {
		try (this.client; this.server) {
			Thread back = Thread.startVirtualThread(() -> pump(this.server, this.client));
			pump(this.client, this.server);
			back.join();
		}
		catch (IOException ex) {
			reset();
		}
		catch (InterruptedException ex) {
			reset();
			Thread.currentThread().interrupt();
		}
	}

	void reset() {
		reset(this.client);
		reset(this.server);
	}

	static void reset(Socket socket) {
		try (socket) {
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// closed already: what was wanted
		}
	}

	private void pump(Socket from, Socket to) {
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[BUFFER];
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				out.write(buffer, 0, count);
			}
			to.shutdownOutput();
		}
		catch (IOException ex) {
			reset();
		}
	}

}
