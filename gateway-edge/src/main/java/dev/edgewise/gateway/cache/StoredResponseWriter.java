package dev.edgewise.gateway.cache;

import java.time.Clock;
import java.util.Set;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheStatus;
import dev.edgewise.cache.ClientCondition;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.rules.Freshness;

/**
 * Writes stored responses to clients: whole, without content for HEAD, or as 304 where
 * the client has it already.
 */
final class StoredResponseWriter {

	private static final Set<String> OF_CONTENT = Set.of(HttpHeaders.CONTENT_LENGTH, HttpHeaders.CONTENT_TYPE,
			HttpHeaders.CONTENT_ENCODING);

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

	Mono<Void> write(CacheExchange exchange, StoredResponse stored, ServerHttpResponse response, String cacheStatus) {
		HttpHeaders headers = response.getHeaders();
		stored.headers().map().forEach((name, values) -> headers.put(name, values));
		headers.set(HttpHeaders.AGE,
				String.valueOf(Math.max(0, Freshness.of(stored, this.clock.instant()).age().toSeconds())));
		headers.set(CacheStatus.FIELD, cacheStatus);
		if (stored.status() == 200 && ClientCondition.isSatisfiedBy(exchange.request().headers(), stored.headers())) {
			OF_CONTENT.forEach(headers::remove);
			response.setRawStatusCode(304);
			return response.setComplete();
		}
		response.setStatusCode(HttpStatusCode.valueOf(stored.status()));
		if (stored.status() != 204) {
			headers.setContentLength(stored.body().length);
		}
		if ("HEAD".equals(exchange.request().method()) || stored.body().length == 0) {
			return response.setComplete();
		}
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(stored.body())));
	}

}
