package dev.edgewise.gateway.cache;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/**
 * A retrieval whose content, if any, is not waited for: its connection is the client's,
 * who may be gone before the fetch ends.
 */
final class Contentless extends ServerHttpRequestDecorator {

	Contentless(ServerHttpRequest request) {
		super(request);
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return Flux.empty();
	}

}
