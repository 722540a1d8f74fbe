package dev.edgewise.gateway.route;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

import dev.edgewise.platform.origin.OriginBusyException;
import dev.edgewise.platform.origin.OriginGate;
import dev.edgewise.platform.timing.ServerTiming;

/**
 * Stands before an upstream: circuit breaker, bound of concurrent requests, emulated
 * distance there and back, and how long it took. While the breaker is open the answer is
 * 503 at once; so it is, after a while of waiting at most, where the upstream has enough
 * to do. A request counts until its answer begins.
 */
final class UpstreamGuard implements GatewayFilter {

	/** About when a breaker lets the next request through. */
	private static final String RETRY_SECONDS = "1";

	/** What the upstream's own time is called in {@code Server-Timing}. */
	private final String timingName;

	private final OriginGate gate;

	private final CircuitBreaker breaker;

	private final Duration oneWay;

	UpstreamGuard(String timingName, OriginGate gate, CircuitBreaker breaker, Duration oneWay) {
		this.timingName = timingName;
		this.gate = gate;
		this.breaker = breaker;
		this.oneWay = oneWay;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		if (!this.breaker.tryAcquirePermission()) {
			return refuse(exchange, "The service behind this gateway is failing; try again in a few seconds");
		}
		long start = System.nanoTime();
		return Mono
			.usingWhen(Mono.fromFuture(this.gate::enter), (permit) -> pass(exchange, chain),
					(permit) -> Mono.fromRunnable(permit::close))
			.doOnDiscard(OriginGate.Permit.class, OriginGate.Permit::close)
			.doOnSuccess((done) -> answered(exchange, System.nanoTime() - start))
			.doOnError((failure) -> failed(failure, System.nanoTime() - start))
			.doOnCancel(this.breaker::releasePermission)
			.onErrorResume(OriginBusyException.class, (busy) -> refuse(exchange,
					"The service behind this gateway has too much to do; try again in a few seconds"));
	}

	private Mono<Void> pass(ServerWebExchange exchange, GatewayFilterChain chain) {
		return travel().then(Mono.defer(() -> chain.filter(exchange))).then(travel());
	}

	private static Mono<Void> refuse(ServerWebExchange exchange, String why) {
		exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
		return Mono.error(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, why));
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
			if (clients || cause instanceof AbortedException || cause instanceof OriginBusyException) {
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
