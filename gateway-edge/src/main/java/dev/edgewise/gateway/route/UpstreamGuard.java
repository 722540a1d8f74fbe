package dev.edgewise.gateway.route;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

import dev.edgewise.platform.timing.ServerTiming;

/**
 * Stands before an upstream: circuit breaker, emulated distance there and back, and how
 * long it took. While the breaker is open the answer is 503 at once.
 */
final class UpstreamGuard implements GatewayFilter {

	/** What the upstream's own time is called in {@code Server-Timing}. */
	private final String timingName;

	private final CircuitBreaker breaker;

	private final Duration oneWay;

	UpstreamGuard(String timingName, CircuitBreaker breaker, Duration oneWay) {
		this.timingName = timingName;
		this.breaker = breaker;
		this.oneWay = oneWay;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		if (!this.breaker.tryAcquirePermission()) {
			return Mono.error(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"The service behind this gateway is failing; try again in a few seconds"));
		}
		long start = System.nanoTime();
		return travel().then(Mono.defer(() -> chain.filter(exchange)))
			.then(travel())
			.doOnSuccess((done) -> answered(exchange, System.nanoTime() - start))
			.doOnError((failure) -> failed(failure, System.nanoTime() - start))
			.doOnCancel(this.breaker::releasePermission);
	}

	private Mono<Void> travel() {
		return this.oneWay.isZero() ? Mono.empty() : Mono.delay(this.oneWay).then();
	}

	/**
	 * A client that sends too much, or leaves while it sends, tells nothing of the
	 * upstream.
	 */
	private void failed(Throwable failure, long nanos) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			boolean clients = cause instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError();
			if (clients || cause instanceof AbortedException) {
				this.breaker.releasePermission();
				return;
			}
		}
		this.breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
	}

	private void answered(ServerWebExchange exchange, long nanos) {
		HttpStatusCode status = exchange.getResponse().getStatusCode();
		if (status != null && status.is5xxServerError()) {
			this.breaker.onError(nanos, TimeUnit.NANOSECONDS, new ErrorAnswer(status));
		}
		else {
			this.breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
		}
		ServerTiming timing = new ServerTiming();
		Duration travelled = this.oneWay.multipliedBy(2);
		timing.add(this.timingName, Duration.ofNanos(nanos).minus(travelled));
		if (!travelled.isZero()) {
			timing.add("distance", travelled);
		}
		exchange.getResponse().getHeaders().add(ServerTiming.FIELD, timing.toString());
	}

	/** The upstream has answered, but with an error. */
	static final class ErrorAnswer extends RuntimeException {

		ErrorAnswer(HttpStatusCode status) {
			super("HTTP " + status, null, false, false);
		}

	}

}
