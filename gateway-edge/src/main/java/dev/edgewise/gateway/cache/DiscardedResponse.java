package dev.edgewise.gateway.cache;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response that nobody waits for: what is written to it is released. */
final class DiscardedResponse extends AbstractServerHttpResponse {

	DiscardedResponse(DataBufferFactory buffers) {
		super(buffers);
	}

	@Override
	public <T> T getNativeResponse() {
		throw new IllegalStateException("There is no connection behind this response");
	}

	@Override
	protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
		return Flux.from(body).doOnNext(DataBufferUtils::release).then();
	}

	@Override
	protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return writeWithInternal(Flux.from(body).concatMap(Flux::from));
	}

	@Override
	protected void applyStatusCode() {
		// nobody is told
	}

	@Override
	protected void applyHeaders() {
		// nobody is told
	}

	@Override
	protected void applyCookies() {
		// nobody is told
	}

}
