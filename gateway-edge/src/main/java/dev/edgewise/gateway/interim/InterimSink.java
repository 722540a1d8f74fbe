package dev.edgewise.gateway.interim;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServerResponse;

import dev.edgewise.gateway.hygiene.RequestHygiene;

/**
 * Where interim responses to one request go, from any thread, until its answer begins.
 */
public final class InterimSink {

	/** What is said of the final answer only, or decided here. */
	private static final Set<String> NOT_PASSED = Set.of("content-length", "transfer-encoding", "set-cookie",
			"cdn-cache-control", "cache-status");

	private final InterimLane lane;

	private final Channel channel;

	private final int turn;

	private InterimSink(InterimLane lane, Channel channel) {
		this.lane = lane;
		this.channel = channel;
		this.turn = lane.turn();
	}

	/**
	 * The sink of a request that is not being answered yet. Clients of HTTP/1.0 have
	 * none: they do not know of interim responses.
	 */
	public static Optional<InterimSink> of(ServerHttpResponse response) {
		Object connection = ServerHttpResponseDecorator.getNativeResponse(response);
		if (connection instanceof ChannelOperations<?, ?> operations && connection instanceof HttpServerResponse server
				&& "HTTP/1.1".equals(server.version().text())) {
			return Optional.ofNullable(InterimLane.of(operations.channel()))
				.map((lane) -> new InterimSink(lane, operations.channel()));
		}
		return Optional.empty();
	}

	/**
	 * Sends an interim response.
	 * @param fields field lines, whose values hold no line breaks; those that a client
	 * must not see are left out
	 */
	public void send(int status, List<Map.Entry<String, String>> fields) {
		StringBuilder lines = new StringBuilder();
		for (Map.Entry<String, String> field : fields) {
			if (passes(field.getKey().toLowerCase(Locale.ROOT))) {
				lines.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
			}
		}
		this.lane.send(this.channel, this.turn, HttpResponseStatus.valueOf(status), lines.toString());
	}

	private static boolean passes(String name) {
		return !NOT_PASSED.contains(name) && !name.startsWith("access-control-")
				&& !RequestHygiene.isAlwaysDropped(name);
	}

}
