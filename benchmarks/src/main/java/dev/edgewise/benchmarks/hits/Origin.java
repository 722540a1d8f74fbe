package dev.edgewise.benchmarks.hits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Where the content comes from: one page of 10 KB with seven header fields that may be
 * kept for an hour, and a set of keys by which viewers' tokens are verified. Counts how
 * often it is asked for the page, because a run of hits must not ask at all.
 */
final class Origin implements AutoCloseable {

	static final String PAGE = "/page";

	static final int BYTES = 10 * 1024;

	/** Content-Length and Date make seven. */
	private static final Map<String, String> FIELDS = Map.of("Content-Type", "text/html; charset=utf-8",
			"Cache-Control", "public, max-age=3600", "ETag", "\"benchmark-1\"", "Last-Modified",
			"Mon, 02 Nov 2026 09:00:00 GMT", "Surrogate-Key", "page section-1");

	private final HttpServer server;

	private final AtomicLong asked = new AtomicLong();

	private final Viewer viewer;

	private Origin(HttpServer server) {
		this.server = server;
		this.viewer = new Viewer(url().toString());
	}

	static Origin start() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			Origin origin = new Origin(server);
			server.createContext(PAGE, origin::page);
			server.createContext("/oauth2/jwks", origin::keys);
			server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
			server.start();
			return origin;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	URI url() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	/** How often the page was asked for since the start. */
	long asked() {
		return this.asked.get();
	}

	Viewer viewer() {
		return this.viewer;
	}

	private void page(HttpExchange exchange) throws IOException {
		this.asked.incrementAndGet();
		Headers headers = exchange.getResponseHeaders();
		FIELDS.forEach(headers::set);
		answer(exchange,
				"edgewise  ".repeat(BYTES / 10).concat("edge").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
	}

	private void keys(HttpExchange exchange) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		answer(exchange, this.viewer.publicKeys().getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

	private static void answer(HttpExchange exchange, byte[] content) throws IOException {
		try (exchange) {
			exchange.sendResponseHeaders(200, content.length);
			exchange.getResponseBody().write(content);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
