package dev.edgewise.gateway.cache;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerResponse;

import dev.edgewise.cache.StoredResponse;

/**
 * Tells a browser what the page it waits for will need (103, RFC 8297): the preloads and
 * preconnects of the stored response that is being confirmed. Only for navigations, as
 * browsers mark them; a client that says nothing of the kind may not expect a 1xx.
 * <p>
 * Reactor Netty has no API for interim responses. They are written below its codec, which
 * would otherwise take each for the answer to one of the requests that are pipelined.
 * Where there is no HTTP/1.1 codec, there are no hints.
 */
final class EarlyHints {

	private static final String START = "HTTP/1.1 103 Early Hints\r\n";

	private static final Pattern LINK = Pattern
		.compile("<[^<>\\r\\n]*>(?:\\s*;\\s*[\\w-]+\\*?(?:\\s*=\\s*(?:\"[^\"\\r\\n]*\"|[^\",;\\s]+))?)*");

	private static final Pattern USEFUL = Pattern
		.compile(";\\s*rel\\s*=\\s*\"?[^\";,]*\\b(?:preload|modulepreload|preconnect)\\b", Pattern.CASE_INSENSITIVE);

	private final boolean enabled;

	EarlyHints(boolean enabled) {
		this.enabled = enabled;
	}

	/** Sends what the stored response knows, before its confirmation is waited for. */
	void send(StoredResponse stored, ServerHttpRequest request, ServerHttpResponse response) {
		if (!this.enabled || stored.status() != 200
				|| !"navigate".equals(request.getHeaders().getFirst("Sec-Fetch-Mode"))) {
			return;
		}
		List<String> links = useful(stored.headers().allValues("link"));
		if (!links.isEmpty()
				&& ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse server) {
			write(server, links);
		}
	}

	static List<String> useful(List<String> fields) {
		return fields.stream()
			.flatMap((field) -> LINK.matcher(field).results())
			.map(MatchResult::group)
			.filter((link) -> USEFUL.matcher(link).find())
			.toList();
	}

	private static void write(HttpServerResponse server, List<String> links) {
		if (!"HTTP/1.1".equals(server.version().text())) {
			return;
		}
		server.withConnection((connection) -> {
			ChannelHandlerContext codec = connection.channel().pipeline().context(NettyPipeline.HttpCodec);
			if (codec != null) {
				String hints = START + "Link: " + String.join(", ", links) + "\r\n\r\n";
				codec.writeAndFlush(Unpooled.copiedBuffer(hints, StandardCharsets.ISO_8859_1));
			}
		});
	}

}
