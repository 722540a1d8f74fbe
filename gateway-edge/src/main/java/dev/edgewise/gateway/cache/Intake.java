package dev.edgewise.gateway.cache;

import java.util.concurrent.atomic.AtomicBoolean;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Takes in an upstream's content as fast as it comes while it may be stored, however
 * slowly the client takes it, and even after the client has left. What will not be stored
 * comes at the client's pace, and ends with it.
 * <p>
 * Upstream buffers are copied and released at once; what waits for the client are arrays
 * on the heap, at most as many as may be stored.
 */
final class Intake extends BaseSubscriber<DataBuffer> {

	private final BodyCollector collector;

	private final FluxSink<DataBuffer> client;

	private final DataBufferFactory buffers;

	private final Sinks.Empty<Void> over;

	private final AtomicBoolean asked = new AtomicBoolean();

	private Intake(BodyCollector collector, FluxSink<DataBuffer> client, DataBufferFactory buffers,
			Sinks.Empty<Void> over) {
		this.collector = collector;
		this.client = client;
		this.buffers = buffers;
		this.over = over;
	}

	/** Content for the client, and when the upstream's has come to its end. */
	static Taken of(Publisher<? extends DataBuffer> body, BodyCollector collector, DataBufferFactory buffers) {
		Sinks.Empty<Void> over = Sinks.empty();
		Flux<DataBuffer> content = Flux.create((sink) -> {
			Intake intake = new Intake(collector, sink, buffers, over);
			sink.onRequest((demand) -> intake.pull());
			sink.onCancel(intake::pull);
			sink.onDispose(intake::clientIsDone);
			body.subscribe(intake);
		});
		return new Taken(content, over.asMono());
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		pull();
	}

	@Override
	protected void hookOnNext(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		this.collector.add(bytes);
		if (!this.client.isCancelled()) {
			this.client.next(this.buffers.wrap(bytes));
		}
		this.asked.set(false);
		pull();
	}

	@Override
	protected void hookOnComplete() {
		this.collector.complete();
		this.client.complete();
		if (this.client.isCancelled()) {
			this.collector.close();
		}
		this.over.tryEmitEmpty();
	}

	@Override
	protected void hookOnError(Throwable failure) {
		this.collector.fail();
		this.client.error(failure);
		this.collector.close();
		this.over.tryEmitError(failure);
	}

	@Override
	protected void hookOnCancel() {
		this.collector.fail();
		this.collector.close();
		this.over.tryEmitEmpty();
	}

	/** Collecting may go on; what did not come to be stored waits for nobody now. */
	private void clientIsDone() {
		if (!this.collector.isCollecting()) {
			this.collector.close();
		}
	}

	private void pull() {
		if (upstream() == null) {
			return;
		}
		if (this.collector.isCollecting() || this.client.requestedFromDownstream() > 0) {
			if (this.asked.compareAndSet(false, true)) {
				request(1);
			}
		}
		else if (this.client.isCancelled()) {
			cancel();
		}
	}

	/**
	 * What an intake gives.
	 *
	 * @param content at the client's pace; takes in once it is subscribed to
	 * @param over when nothing more comes from the upstream
	 */
	record Taken(Flux<DataBuffer> content, Mono<Void> over) {
	}

}
