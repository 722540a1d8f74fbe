package dev.edgewise.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/**
 * One question and the start of its answer over a loopback connection: the smallest proof
 * that a server is there and speaks its protocol.
 */
final class Loopback {

	private static final int PATIENCE_MILLIS = 500;

	private Loopback() {
	}

	/** True if the answer begins with what is expected; false on any failure. */
	static boolean answers(int port, byte[] question, byte[] expectedStart) {
		return answersWith(port, question, 0, expectedStart);
	}

	/** The same, after skipping some bytes of the answer. */
	static boolean answersWith(int port, byte[] question, int skipped, byte[] expected) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
			socket.setSoTimeout(PATIENCE_MILLIS);
			socket.getOutputStream().write(question);
			socket.getOutputStream().flush();
			socket.getInputStream().skipNBytes(skipped);
			return Arrays.equals(socket.getInputStream().readNBytes(expected.length), expected);
		}
		catch (IOException ex) {
			return false;
		}
	}

}
