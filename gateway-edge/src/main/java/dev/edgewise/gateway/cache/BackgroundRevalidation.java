package dev.edgewise.gateway.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.HttpCache;

/**
 * Asks the origin about a stored response that is being served past its time (RFC 5861
 * section 3): what comes back goes the way of any answer, but for the client, who has
 * been served. One request at a time for each resource; a failure leaves what is stored
 * as it is, and the next request tries again.
 */
final class BackgroundRevalidation {

	private final HttpCache cache;

	private final StoredResponseWriter writer;

	private final long maxBody;

	private final Set<CacheKey> underWay = ConcurrentHashMap.newKeySet();

	BackgroundRevalidation(HttpCache cache, StoredResponseWriter writer, long maxBody) {
		this.cache = cache;
		this.writer = writer;
		this.maxBody = maxBody;
	}

	void start(CacheExchange exchange, ServerHttpRequest request, ServerHttpResponse client, HttpHandler next) {
		CacheKey key = exchange.request().key();
		if (!this.underWay.add(key)) {
			return;
		}
		ServerHttpRequest onward = request.mutate()
			.headers((headers) -> Fields.replace(headers, exchange.forwardHeaders()))
			.build();
		ServerHttpResponse nobody = new DiscardedResponse(client.bufferFactory());
		Mono.defer(() -> next.handle(new Contentless(onward),
				new CachingResponse(nobody, exchange, this.cache, this.writer, this.maxBody)))
			.doFinally((signal) -> this.underWay.remove(key))
			.onErrorComplete()
			.subscribe();
	}

	/**
	 * A retrieval whose content, if any, is not waited for: its connection is the
	 * client's, who may be gone.
	 */
	private static final class Contentless extends ServerHttpRequestDecorator {

		Contentless(ServerHttpRequest request) {
			super(request);
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return Flux.empty();
		}

	}

}
