package dev.edgewise.local.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.edgewise.local.process.Stack;

/**
 * The control port: loopback only, and only for those {@link Callers} lets in. The one
 * fault injector of the stack.
 */
public final class ControlServer implements AutoCloseable {

	private final HttpServer server;

	private final ControlApi api;

	private final Callers callers;

	private ControlServer(HttpServer server, ControlApi api, Callers callers) {
		this.server = server;
		this.api = api;
		this.callers = callers;
	}

	public static ControlServer start(int port, Stack stack, Collection<String> origins) {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
			ControlServer control = new ControlServer(server, new ControlApi(stack), new Callers(origins));
			server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
			server.createContext("/", control::handle);
			server.start();
			return control;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot listen on port " + port + ": " + ex.getMessage(), ex);
		}
	}

	public int port() {
		return this.server.getAddress().getPort();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			Answer answer = answer(exchange);
			this.callers.admit(exchange.getRequestHeaders(), exchange.getResponseHeaders());
			exchange.getResponseHeaders().set("Cache-Control", "no-store");
			exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
			boolean bodiless = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
			exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
			if (!bodiless) {
				exchange.getResponseBody().write(answer.body());
			}
		}
	}

	private Answer answer(HttpExchange exchange) {
		if (!this.callers.mayCall(exchange.getRequestHeaders())) {
			return Answer.problem(403, "Forbidden", "the control port is for this machine and the stack's own pages");
		}
		if (exchange.getRequestMethod().equals("OPTIONS")) {
			return Answer.empty();
		}
		try {
			return this.api.answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
		}
		catch (RuntimeException ex) {
			return Answer.problem(500, "Internal Server Error", ex.getMessage());
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
