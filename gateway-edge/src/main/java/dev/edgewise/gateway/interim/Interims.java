package dev.edgewise.gateway.interim;

import java.util.Optional;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Lets what happens further in on a request's behalf reach its {@link InterimSink},
 * through the Reactor context.
 */
public final class Interims {

	private final boolean enabled;

	Interims(boolean enabled) {
		this.enabled = enabled;
	}

	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, HttpHandler next) {
		Optional<InterimSink> sink = this.enabled ? InterimSink.of(response) : Optional.empty();
		Mono<Void> handled = next.handle(request, response);
		return sink.isEmpty() ? handled : handled.contextWrite((context) -> context.put(InterimSink.class, sink.get()));
	}

	/** 101 is the last that its connection says in HTTP. */
	static boolean isInterim(HttpResponseStatus status) {
		return status.codeClass() == HttpStatusClass.INFORMATIONAL
				&& status.code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
	}

}
