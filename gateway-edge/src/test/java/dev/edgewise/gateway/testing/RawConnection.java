package dev.edgewise.gateway.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One connection to a gateway, on which a test writes what no HTTP client would. */
public final class RawConnection implements AutoCloseable {

	private final Socket socket;

	private final InputStream in;

	public RawConnection(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(10_000);
		this.in = new BufferedInputStream(this.socket.getInputStream());
	}

	public void send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** Sends what the other side may refuse to read. */
	public void sendQuietly(String text) {
		try {
			send(text);
		}
		catch (IOException ex) {
			// it has refused
		}
	}

	/** Reads an answer to a request other than HEAD. */
	public Answer read() throws IOException {
		int status = Integer.parseInt(HttpMessages.line(this.in).split(" ")[1]);
		Map<String, String> headers = HttpMessages.headers(this.in);
		boolean bodiless = status < 200 || status == 204 || status == 304;
		return new Answer(status, headers, bodiless ? "" : HttpMessages.body(this.in, headers));
	}

	/** Reads some of what has arrived. */
	public String readSome(int bytes) throws IOException {
		return new String(this.in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
	}

	/** Reads up to a line that begins with a text. */
	public String readUntilLine(String beginning) throws IOException {
		String line = HttpMessages.line(this.in);
		while (!line.startsWith(beginning)) {
			line = HttpMessages.line(this.in);
		}
		return line;
	}

	/** Ends the connection with a reset, as a browser does that closes a tab. */
	public void abort() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/** What came back. */
	public record Answer(int status, Map<String, String> headers, String body) {
	}

}
