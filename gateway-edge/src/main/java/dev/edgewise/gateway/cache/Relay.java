package dev.edgewise.gateway.cache;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The response of a fetch that others wait for: it reaches the client that set the fetch
 * off, if that is still there, but neither the client's leaving nor its slowness is felt
 * by the fetch. What is written after the client has left is cancelled at once; content
 * that is to be stored is taken in all the same (see {@link Intake}).
 */
final class Relay extends AbstractServerHttpResponse {

	private final ServerHttpResponse client;

	private final Sinks.One<Mono<Void>> writing = Sinks.one();

	private volatile boolean left;

	private volatile @Nullable Runnable abandon;

	Relay(ServerHttpResponse client) {
		super(client.bufferFactory(), copy(client.getHeaders()));
		this.client = client;
	}

	/**
	 * The client's part. Cancelled when the client leaves.
	 * @param onLeave hears of it
	 */
	Mono<Void> delivery(Runnable onLeave) {
		return this.writing.asMono()
			.defaultIfEmpty(Mono.defer(this.client::setComplete))
			.flatMap(Function.identity())
			.doOnCancel(() -> {
				leave();
				onLeave.run();
			});
	}

	/** The fetch ended without writing anything. */
	void fail(Throwable failure) {
		this.writing.tryEmitError(failure);
	}

	/**
	 * The fetch ended; to be said at its very end. Without content, that is the answer's.
	 */
	void finish() {
		this.writing.tryEmitEmpty();
	}

	@Override
	protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
		return Mono.defer(() -> hand(body, Mono.defer(() -> this.client.writeWith(body))));
	}

	@Override
	protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return Mono.defer(() -> hand(body, Mono.defer(() -> this.client.writeAndFlushWith(body))));
	}

	/**
	 * Not before the head has been applied: the superclass asks for writes before that.
	 */
	private Mono<Void> hand(Publisher<?> body, Mono<Void> write) {
		Sinks.Empty<Void> over = Sinks.empty();
		AtomicBoolean taken = new AtomicBoolean();
		this.abandon = () -> {
			if (taken.compareAndSet(false, true)) {
				body.subscribe(new Refusal());
				over.tryEmitEmpty();
			}
		};
		this.writing.tryEmitValue(Mono.defer(
				() -> taken.compareAndSet(false, true) ? write.doFinally((end) -> over.tryEmitEmpty()) : Mono.empty()));
		if (this.left) {
			leave();
		}
		return over.asMono();
	}

	private void leave() {
		this.left = true;
		Runnable unwritten = this.abandon;
		if (unwritten != null) {
			unwritten.run();
		}
	}

	@Override
	protected void applyStatusCode() {
		if (!this.left) {
			this.client.setStatusCode(getStatusCode());
		}
	}

	@Override
	protected void applyHeaders() {
		if (!this.left) {
			HttpHeaders headers = this.client.getHeaders();
			headers.clear();
			headers.putAll(getHeaders());
		}
	}

	@Override
	protected void applyCookies() {
		if (!this.left) {
			this.client.getCookies().putAll(getCookies());
		}
	}

	@Override
	public <T> T getNativeResponse() {
		throw new IllegalStateException("This response is no connection's");
	}

	private static HttpHeaders copy(HttpHeaders headers) {
		HttpHeaders copy = new HttpHeaders();
		copy.putAll(headers);
		return copy;
	}

	/** Tells a source that nobody wants it. */
	private static final class Refusal extends BaseSubscriber<Object> {

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			subscription.cancel();
		}

	}

}
