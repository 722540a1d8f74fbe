package dev.edgewise.local.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Takes the place of a service in the launcher's own tests: ready at once, shows its
 * environment at {@code /environment}, and says at {@code /reaches/<variable>} whether
 * what that variable names accepts a connection and keeps it open.
 */
public final class StandInService {

	private StandInService() {
	}

	public static void main(String... arguments) throws IOException {
		int port = Integer.parseInt(System.getenv("SERVER_PORT"));
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.createContext("/readyz", (exchange) -> answer(exchange, "{\"status\":\"UP\"}"));
		server.createContext("/environment", (exchange) -> answer(exchange, new TreeMap<>(System.getenv()).toString()));
		server.createContext("/reaches/", (exchange) -> answer(exchange,
				reaches(System.getenv(exchange.getRequestURI().getPath().substring("/reaches/".length())))));
		server.start();
		System.out.println("listening on " + port);
	}

	private static String reaches(String address) {
		int port = address.contains("/") ? URI.create(address.replace("jdbc:", "")).getPort()
				: Integer.parseInt(address.substring(address.indexOf(':') + 1));
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(300);
			socket.getInputStream().read();
			return "no";
		}
		catch (SocketTimeoutException ex) {
			return "yes";
		}
		catch (IOException ex) {
			return "no";
		}
	}

	private static void answer(HttpExchange exchange, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, bytes.length);
		try (exchange) {
			exchange.getResponseBody().write(bytes);
		}
	}

}
