package dev.edgewise.gateway.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP/1.1 server on plain sockets that answers what a test tells it to, byte by byte
 * where need be: interim responses, truncated content, silence.
 */
public final class ScriptedUpstream implements AutoCloseable {

	private final ServerSocket server;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private ScriptedUpstream(ServerSocket server) {
		this.server = server;
	}

	public static ScriptedUpstream start() {
		try {
			ScriptedUpstream upstream = new ScriptedUpstream(
					new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
			Thread.startVirtualThread(upstream::accept);
			return upstream;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getLocalPort();
	}

	/** Sets what a path answers; query strings do not matter. */
	public ScriptedUpstream on(String path, Answer answer) {
		this.answers.put(path, answer);
		return this;
	}

	/** A whole answer with its length. */
	public static Answer reply(int status, String body, String... headerLines) {
		return (request, out) -> {
			byte[] content = body.getBytes(StandardCharsets.UTF_8);
			boolean bodiless = status == 304 || status == 204;
			head(out, status, headerLines);
			line(out, bodiless ? "" : "Content-Length: " + content.length + "\r\n");
			if (!bodiless && !request.method.equals("HEAD")) {
				out.write(content);
			}
		};
	}

	/** Answers 304 to whoever has the entity tag, else the whole. */
	public static Answer validated(String etag, String body, String... headerLines) {
		List<String> lines = new ArrayList<>(List.of(headerLines));
		lines.add("ETag: " + etag);
		String[] all = lines.toArray(String[]::new);
		return (request, out) -> reply(etag.equals(request.header("If-None-Match")) ? 304 : 200, body, all)
			.write(request, out);
	}

	/** Status line and header lines, without the empty line that ends them. */
	public static void head(OutputStream out, int status, String... headerLines) throws IOException {
		StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Scripted\r\n");
		for (String header : headerLines) {
			head.append(header).append("\r\n");
		}
		out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
	}

	/** A text and the end of its line. */
	public static void line(OutputStream out, String text) throws IOException {
		out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
	}

	/** The requests that a path has got. */
	public List<Request> requests(String path) {
		return this.requests.stream().filter((request) -> request.path().equals(path)).toList();
	}

	private void accept() {
		try {
			while (true) {
				Socket connection = this.server.accept();
				this.connections.add(connection);
				Thread.startVirtualThread(() -> serve(connection));
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			InputStream in = new BufferedInputStream(connection.getInputStream());
			OutputStream out = connection.getOutputStream();
			while (true) {
				Request request = Request.read(in);
				this.requests.add(request);
				ByteArrayOutputStream small = new ByteArrayOutputStream();
				Answer answer = this.answers.getOrDefault(request.path(), reply(404, "nothing"));
				answer.write(request, answer instanceof Streaming ? out : small);
				small.writeTo(out);
				out.flush();
			}
		}
		catch (IOException ex) {
			// the script, or the gateway, ended the connection
		}
		finally {
			this.connections.remove(connection);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
			for (Socket connection : this.connections) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What to write; an exception ends the connection. */
	public interface Answer {

		void write(Request request, OutputStream out) throws IOException;

	}

	/** Writes to the connection at once, not when it is complete. */
	public interface Streaming extends Answer {

	}

	/** A request as it arrived. */
	public record Request(String method, String target, Map<String, String> headers, String body) {

		String path() {
			int query = this.target.indexOf('?');
			return (query < 0) ? this.target : this.target.substring(0, query);
		}

		public String header(String name) {
			return this.headers.get(name);
		}

		static Request read(InputStream in) throws IOException {
			String[] start = HttpMessages.line(in).split(" ");
			Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			headers.putAll(HttpMessages.headers(in));
			return new Request(start[0], start[1], headers, HttpMessages.body(in, headers));
		}

	}

}
