package dev.edgewise.gateway.cache;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheStatus;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.OriginOutcome;
import dev.edgewise.cache.StoredResponse;

/**
 * Sees an upstream's answer pass, and lets the cache decide what the client gets: the
 * answer (kept on its way when it may be stored and arrives whole), the stored response
 * that it confirms, or a stale one in its place.
 */
final class CachingResponse extends ServerHttpResponseDecorator {

	private final CacheExchange exchange;

	private final HttpCache cache;

	private final StoredResponseWriter writer;

	private final long maxBody;

	CachingResponse(ServerHttpResponse response, CacheExchange exchange, HttpCache cache, StoredResponseWriter writer,
			long maxBody) {
		super(response);
		this.exchange = exchange;
		this.cache = cache;
		this.writer = writer;
		this.maxBody = maxBody;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return switch (outcome()) {
			case OriginOutcome.Store store -> {
				status(true);
				BodyCollector collector = new BodyCollector(store, expectedLength(), this.maxBody);
				yield super.writeWith(Flux.from(body).doOnNext(collector::add).doOnComplete(collector::complete));
			}
			case OriginOutcome.Forward ignored -> {
				status(false);
				yield super.writeWith(body);
			}
			case OriginOutcome.Refreshed refreshed ->
				drain(body).then(Mono.defer(() -> confirmed(refreshed.response())));
			case OriginOutcome.ServeStale stale -> drain(body).then(Mono.defer(() -> stale(stale.response())));
		};
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		status(false);
		return super.writeAndFlushWith(body);
	}

	@Override
	public Mono<Void> setComplete() {
		if (isCommitted()) {
			return super.setComplete();
		}
		return switch (outcome()) {
			case OriginOutcome.Store store -> {
				status(true);
				new BodyCollector(store, expectedLength(), this.maxBody).complete();
				yield super.setComplete();
			}
			case OriginOutcome.Forward ignored -> {
				status(false);
				yield super.setComplete();
			}
			case OriginOutcome.Refreshed refreshed -> confirmed(refreshed.response());
			case OriginOutcome.ServeStale stale -> stale(stale.response());
		};
	}

	private OriginOutcome outcome() {
		return this.exchange.onAnswer(answerStatus(), Fields.of(getHeaders()));
	}

	private int answerStatus() {
		HttpStatusCode status = getStatusCode();
		return (status != null) ? status.value() : 200;
	}

	private long expectedLength() {
		return getHeaders().getContentLength();
	}

	private void status(boolean stored) {
		getHeaders().set(CacheStatus.FIELD, CacheStatus.of(this.writer.name(), this.exchange, answerStatus(), stored));
	}

	private Mono<Void> confirmed(StoredResponse response) {
		return serve(response, CacheStatus.of(this.writer.name(), this.exchange, 304, true));
	}

	private Mono<Void> stale(StoredResponse response) {
		this.cache.stats().countStale();
		getDelegate().getHeaders().set("Edge-Knowledge", "guess; reason=stale-if-error");
		return serve(response, CacheStatus.staleOnError(this.writer.name(), this.exchange));
	}

	private Mono<Void> serve(StoredResponse response, String cacheStatus) {
		HttpHeaders headers = getDelegate().getHeaders();
		headers.remove(HttpHeaders.CONTENT_TYPE);
		headers.remove(HttpHeaders.CONTENT_LENGTH);
		headers.remove(HttpHeaders.CACHE_CONTROL);
		headers.remove(HttpHeaders.TRANSFER_ENCODING);
		return this.writer.write(this.exchange, response, getDelegate(), cacheStatus);
	}

	private static Mono<Void> drain(Publisher<? extends DataBuffer> body) {
		return Flux.from(body).doOnNext(DataBufferUtils::release).then().onErrorComplete();
	}

}
