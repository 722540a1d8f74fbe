package dev.edgewise.gateway.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
import dev.edgewise.cache.NegativeCaching;
import dev.edgewise.cache.OriginOutcome;
import dev.edgewise.cache.collapse.FetchEnd;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.timing.ServerTiming;

/**
 * Sees an upstream's answer pass, and lets the cache decide what the client gets: the
 * answer (kept on its way when it may be stored and arrives whole), the stored response
 * that it confirms, or a stale one in its place.
 */
final class CachingResponse extends ServerHttpResponseDecorator {

	private static final Set<String> OF_EXCHANGE = caseless(ServerTiming.FIELD, StoredResponseWriter.KNOWLEDGE);

	private static final Duration PATIENCE = Duration.ofMillis(500);

	private final CacheExchange exchange;

	private final HttpCache cache;

	private final StoredResponseWriter writer;

	private final Bounds bounds;

	private final FetchEnd end;

	CachingResponse(ServerHttpResponse response, CacheExchange exchange, FetchEnd end, HttpCache cache,
			StoredResponseWriter writer, Bounds bounds) {
		super(response);
		this.exchange = exchange;
		this.end = end;
		this.cache = cache;
		this.writer = writer;
		this.bounds = bounds;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return switch (outcome()) {
			case OriginOutcome.Store store when expectedLength() <= this.bounds.maxBody() -> keep(store, body);
			case OriginOutcome.Store ignored -> forward(body);
			case OriginOutcome.Forward ignored -> forward(body);
			case OriginOutcome.Refreshed refreshed -> confirmed(refreshed, body);
			case OriginOutcome.ServeStale stale -> stale(stale, body);
		};
	}

	/** What is flushed part by part may never end, and is not stored. */
	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return switch (outcome()) {
			case OriginOutcome.Store ignored -> forwardFlushing(body);
			case OriginOutcome.Forward ignored -> forwardFlushing(body);
			case OriginOutcome.Refreshed refreshed -> confirmed(refreshed, Flux.from(body).concatMap(Flux::from));
			case OriginOutcome.ServeStale stale -> stale(stale, Flux.from(body).concatMap(Flux::from));
		};
	}

	@Override
	public Mono<Void> setComplete() {
		return isCommitted() ? super.setComplete() : writeWith(Flux.empty());
	}

	private static Set<String> caseless(String... names) {
		Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		Collections.addAll(set, names);
		return set;
	}

	private OriginOutcome outcome() {
		return this.exchange.onAnswer(answerStatus(),
				this.bounds.negative().read(answerStatus(), Fields.of(getHeaders())));
	}

	private int answerStatus() {
		HttpStatusCode status = getStatusCode();
		return (status != null) ? status.value() : 200;
	}

	private long expectedLength() {
		return getHeaders().getContentLength();
	}

	/** What caches further in have said comes first (RFC 9211 section 2). */
	private void status(boolean stored) {
		getHeaders().set(PurgePosition.FIELD, this.exchange.position(Fields.of(getHeaders())).toString());
		String own = CacheStatus.of(this.writer.name(), this.exchange, answerStatus(), stored);
		List<String> members = new ArrayList<>(getHeaders().getOrEmpty(CacheStatus.FIELD));
		members.add(own);
		getHeaders().set(CacheStatus.FIELD, String.join(", ", members));
	}

	private Mono<Void> keep(OriginOutcome.Store store, Publisher<? extends DataBuffer> body) {
		status(true);
		BodyCollector collector = new BodyCollector(store, this.end, expectedLength(), this.bounds.maxBody(),
				this.bounds.filling());
		Intake.Taken taken = Intake.of(body, collector, bufferFactory());
		Mono<Void> delivered = isKnown() ? known(taken.content().doOnNext(DataBufferUtils::release).then())
				: super.writeWith(taken.content());
		return delivered.then(taken.over());
	}

	private Mono<Void> forward(Publisher<? extends DataBuffer> body) {
		status(false);
		endUnkept();
		return isKnown() ? known(drain(body)) : super.writeWith(body);
	}

	private Mono<Void> forwardFlushing(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		status(false);
		endUnkept();
		return super.writeAndFlushWith(body);
	}

	private boolean isKnown() {
		return this.exchange.isKnownToClient(answerStatus(), Fields.of(getHeaders()));
	}

	/** The client need not be sent what it has, once the rest is done with. */
	private Mono<Void> known(Mono<Void> rest) {
		return rest.then(Mono.defer(() -> StoredResponseWriter.notModified(getDelegate())));
	}

	private void endUnkept() {
		if (answerStatus() >= 500) {
			this.end.failed();
		}
		else {
			this.end.unshared();
		}
	}

	private Mono<Void> confirmed(OriginOutcome.Refreshed refreshed, Publisher<? extends DataBuffer> body) {
		this.end.landed(refreshed.response());
		return drain(body).then(Mono.defer(() -> {
			dropAnswer();
			return this.writer.write(this.exchange, refreshed.response(), getDelegate(),
					CacheStatus.of(this.writer.name(), this.exchange, 304, true));
		}));
	}

	private Mono<Void> stale(OriginOutcome.ServeStale stale, Publisher<? extends DataBuffer> body) {
		this.end.failed();
		return drain(body).then(Mono.defer(() -> {
			dropAnswer();
			this.cache.stats().countStale();
			return this.writer.writeStale(this.exchange, stale.response(), getDelegate());
		}));
	}

	/** The answer's own fields give way, but for what tells of this exchange. */
	private void dropAnswer() {
		HttpHeaders headers = getHeaders();
		List.copyOf(headers.headerNames())
			.stream()
			.filter((name) -> !OF_EXCHANGE.contains(name))
			.forEach(headers::remove);
	}

	/** An upstream that fails may take its time over it; the client need not. */
	private static Mono<Void> drain(Publisher<? extends DataBuffer> body) {
		return Flux.from(body).doOnNext(DataBufferUtils::release).take(PATIENCE).then().onErrorComplete();
	}

	/**
	 * What is held of answers.
	 *
	 * @param maxBody the largest content that is stored
	 * @param filling the bound of all that is on its way
	 * @param negative how long refusals are kept that do not say
	 */
	record Bounds(long maxBody, Filling filling, NegativeCaching negative) {
	}

}
