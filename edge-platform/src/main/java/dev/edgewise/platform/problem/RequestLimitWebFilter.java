package dev.edgewise.platform.problem;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bounds the content of requests of reactive services: by {@code Content-Length} before
 * anything is read, and by counting for content of unknown length. Answers 413.
 */
final class RequestLimitWebFilter implements WebFilter, Ordered {

	private final long limit;

	RequestLimitWebFilter(long limit) {
		this.limit = limit;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		HttpHeaders headers = exchange.getRequest().getHeaders();
		if (headers.getContentLength() > this.limit) {
			return Mono.error(new ContentTooLargeException(this.limit));
		}
		if (headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
			return chain.filter(exchange.mutate().request(new Limited(exchange.getRequest())).build());
		}
		return chain.filter(exchange);
	}

	private final class Limited extends ServerHttpRequestDecorator {

		Limited(ServerHttpRequest request) {
			super(request);
		}

		@Override
		public Flux<DataBuffer> getBody() {
			AtomicLong count = new AtomicLong();
			return super.getBody().handle((part, sink) -> {
				if (count.addAndGet(part.readableByteCount()) > RequestLimitWebFilter.this.limit) {
					DataBufferUtils.release(part);
					sink.error(new ContentTooLargeException(RequestLimitWebFilter.this.limit));
				}
				else {
					sink.next(part);
				}
			});
		}

	}

}
