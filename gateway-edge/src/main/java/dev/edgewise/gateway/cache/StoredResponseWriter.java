package dev.edgewise.gateway.cache;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Set;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheStatus;
import dev.edgewise.cache.Delivery;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.rules.Freshness;

/**
 * Writes stored responses to clients: whole, without content for HEAD, the range that is
 * asked for, or as 304 where the client has it already.
 */
final class StoredResponseWriter {

	static final String KNOWLEDGE = "Edge-Knowledge";

	private static final Set<String> OF_CONTENT = Set.of(HttpHeaders.CONTENT_LENGTH, HttpHeaders.CONTENT_TYPE,
			HttpHeaders.CONTENT_ENCODING, HttpHeaders.CONTENT_RANGE);

	private final String name;

	private final Clock clock;

	/**
	 * Creates a writer.
	 * @param name name of this cache in {@code Cache-Status}
	 */
	StoredResponseWriter(String name, Clock clock) {
		this.name = name;
		this.clock = clock;
	}

	String name() {
		return this.name;
	}

	/** Writes what is served only because the upstream fails, marked as a guess. */
	Mono<Void> writeStale(CacheExchange exchange, StoredResponse stored, ServerHttpResponse response) {
		response.getHeaders().add(KNOWLEDGE, "guess; reason=stale-if-error");
		return write(exchange, stored, response, CacheStatus.staleOnError(this.name, exchange));
	}

	Mono<Void> write(CacheExchange exchange, StoredResponse stored, ServerHttpResponse response, String cacheStatus) {
		HttpHeaders headers = response.getHeaders();
		stored.headers().map().forEach((name, values) -> headers.put(name, values));
		headers.set(HttpHeaders.AGE,
				String.valueOf(Math.max(0, Freshness.of(stored, this.clock.instant()).age().toSeconds())));
		headers.set(CacheStatus.FIELD, cacheStatus);
		headers.set(PurgePosition.FIELD, exchange.position(stored).toString());
		return switch (Delivery.of(exchange.request(), stored)) {
			case Delivery.NotModified ignored -> notModified(response);
			case Delivery.Part part -> part(part, stored, response);
			case Delivery.Unsatisfiable none -> unsatisfiable(none, response);
			case Delivery.Whole ignored -> whole(exchange, stored, response);
			case Delivery.Missing ignored -> throw new IllegalStateException("The part was not asked for");
		};
	}

	static Mono<Void> notModified(ServerHttpResponse response) {
		OF_CONTENT.forEach(response.getHeaders()::remove);
		response.setRawStatusCode(304);
		return response.setComplete();
	}

	private static Mono<Void> whole(CacheExchange exchange, StoredResponse stored, ServerHttpResponse response) {
		response.setStatusCode(HttpStatusCode.valueOf(stored.status()));
		if (stored.status() != 204) {
			response.getHeaders().setContentLength(stored.body().length);
		}
		if ("HEAD".equals(exchange.request().method()) || stored.body().length == 0) {
			return response.setComplete();
		}
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(stored.body())));
	}

	private static Mono<Void> part(Delivery.Part part, StoredResponse stored, ServerHttpResponse response) {
		response.setRawStatusCode(206);
		response.getHeaders().set(HttpHeaders.CONTENT_RANGE, part.range().toString());
		response.getHeaders().setContentLength(part.length());
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory()
			.wrap(ByteBuffer.wrap(stored.body(), part.start(), part.length()).slice())));
	}

	private static Mono<Void> unsatisfiable(Delivery.Unsatisfiable none, ServerHttpResponse response) {
		OF_CONTENT.forEach(response.getHeaders()::remove);
		response.setRawStatusCode(416);
		response.getHeaders().set(HttpHeaders.CONTENT_RANGE, "bytes */" + none.complete());
		return response.setComplete();
	}

}
