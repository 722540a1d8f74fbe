package dev.edgewise.local.wires;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.edgewise.backing.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

class WiresTests {

	private final Wires wires = new Wires();

	@AfterEach
	void close() {
		this.wires.close();
	}

	@Test
	void carriesBytesBothWaysAndPassesOnTheEndOfOneDirection() throws IOException {
		try (Greeter greeter = new Greeter("hello");
				Socket client = connect(this.wires.lay("a", List.of(greeter.target("b"))))) {
			client.getOutputStream().write("anna".getBytes());
			client.shutdownOutput();
			assertThat(new String(client.getInputStream().readAllBytes())).isEqualTo("hello anna");
		}
	}

	@Test
	void aCutEndsTheConnectionsThereAreAndResetsNewOnesUntilItIsMended() throws IOException {
		try (Greeter greeter = new Greeter("hello")) {
			int port = this.wires.lay("a", List.of(greeter.target("b")));
			try (Socket open = connect(port)) {
				open.getOutputStream().write('x');
				greeter.awaitConnection();
				this.wires.cut("b");
				assertThatIOException().isThrownBy(() -> open.getInputStream().readAllBytes());
			}
			assertThatIOException().isThrownBy(() -> ask(port));
			this.wires.mend("b");
			assertThat(ask(port)).isEqualTo("hello you");
		}
	}

	@Test
	void aCutOfOneProcessLeavesOtherWiresAlone() throws IOException {
		try (Greeter greeter = new Greeter("hello")) {
			int fromA = this.wires.lay("a", List.of(greeter.target("c")));
			int fromB = this.wires.lay("b", List.of(greeter.target("c")));
			this.wires.cut("a");
			assertThatIOException().isThrownBy(() -> ask(fromA));
			assertThat(ask(fromB)).isEqualTo("hello you");
		}
	}

	@Test
	void twoCutEndsNeedBothMended() throws IOException {
		try (Greeter greeter = new Greeter("hello")) {
			int port = this.wires.lay("a", List.of(greeter.target("b")));
			this.wires.cut("a");
			this.wires.cut("b");
			this.wires.mend("a");
			assertThatIOException().isThrownBy(() -> ask(port));
		}
	}

	@Test
	void instancesTakeTurnsAndThoseThatDoNotAcceptAreSkipped() throws IOException {
		try (Greeter first = new Greeter("first"); Greeter second = new Greeter("second")) {
			int port = this.wires.lay("a", List.of(first.target("b"), second.target("b-2")));
			assertThat(List.of(ask(port), ask(port))).containsExactlyInAnyOrder("first you", "second you");
			first.close();
			await().until(() -> FreePorts.isFree(first.target("b").port()));
			assertThat(List.of(ask(port), ask(port))).containsOnly("second you");
		}
	}

	private static String ask(int port) throws IOException {
		try (Socket client = connect(port)) {
			client.getOutputStream().write("you".getBytes());
			client.shutdownOutput();
			String answer = new String(client.getInputStream().readAllBytes());
			if (answer.isEmpty()) {
				throw new IOException("no answer");
			}
			return answer;
		}
	}

	private static Socket connect(int port) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
		socket.setSoTimeout(10_000);
		return socket;
	}

	/** Reads to the end and then answers with a greeting. */
	private static final class Greeter implements AutoCloseable {

		private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

		private final CountDownLatch connected = new CountDownLatch(1);

		private final int port = this.server.getLocalPort();

		Greeter(String greeting) throws IOException {
			Thread.startVirtualThread(() -> {
				while (!this.server.isClosed()) {
					try {
						Socket client = this.server.accept();
						Thread.startVirtualThread(() -> greet(client, greeting));
					}
					catch (IOException ex) {
						return;
					}
				}
			});
		}

		private void greet(Socket client, String greeting) {
			try (client) {
				this.connected.countDown();
				String name = new String(client.getInputStream().readAllBytes());
				client.getOutputStream().write((greeting + " " + name).getBytes());
			}
			catch (IOException ex) {
				// the test has cut the wire
			}
		}

		Target target(String process) {
			return new Target(process, this.port);
		}

		void awaitConnection() {
			try {
				this.connected.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void close() throws IOException {
			this.server.close();
		}

	}

}
