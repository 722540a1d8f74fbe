package dev.edgewise.platform.origin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** An origin whose next answers a test decides. */
final class TinyOrigin implements AutoCloseable {

	final List<Headers> requests = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	volatile HttpHandler handler = (exchange) -> answer(exchange, 200, "content");

	TinyOrigin() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", (exchange) -> {
			this.requests.add(exchange.getRequestHeaders());
			try {
				this.handler.handle(exchange);
			}
			finally {
				exchange.close();
			}
		});
		this.server.start();
	}

	URI url() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	static void answer(HttpExchange exchange, int status, String body, String... fields) throws IOException {
		for (int i = 0; i < fields.length; i += 2) {
			exchange.getResponseHeaders().add(fields[i], fields[i + 1]);
		}
		boolean empty = status == 304 || body.isEmpty();
		exchange.sendResponseHeaders(status, empty ? -1 : body.length());
		if (!empty) {
			exchange.getResponseBody().write(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
