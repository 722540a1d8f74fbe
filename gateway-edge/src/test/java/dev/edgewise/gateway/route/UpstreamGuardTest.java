package dev.edgewise.gateway.route;

import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

import dev.edgewise.platform.origin.OriginGate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UpstreamGuardTest {

	private final CircuitBreaker breaker = CircuitBreaker.of("test",
			CircuitBreakerConfig.custom().slidingWindowSize(2).minimumNumberOfCalls(2).build());

	private final OriginGate gate = new OriginGate("test", 2, 1, Duration.ofSeconds(10));

	private final UpstreamGuard guard = new UpstreamGuard("upstream", this.gate, this.breaker, Duration.ZERO);

	@Test
	void tellsHowLongTheUpstreamTook() {
		assertThat(pass(this.guard, Mono.empty()).getResponse().getHeaders().getFirst("Server-Timing"))
			.startsWith("upstream;dur=");
	}

	@Test
	void tellsTheDistanceThereAndBackApart() {
		UpstreamGuard far = new UpstreamGuard("origin", this.gate, this.breaker, Duration.ofMillis(5));
		assertThat(pass(far, Mono.empty()).getResponse().getHeaders().getFirst("Server-Timing")).contains("origin;dur=",
				"distance;dur=10");
	}

	@Test
	void opensAfterFailuresAndAnswersAtOnce() {
		fail(new ConnectException());
		fail(new ConnectException());
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> pass(this.guard, Mono.never()))
			.satisfies((refused) -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
	}

	@Test
	void countsServerErrorsAsFailures() {
		answer(HttpStatus.BAD_GATEWAY);
		answer(HttpStatus.INTERNAL_SERVER_ERROR);
		assertThat(this.breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
	}

	@Test
	void clientsMistakesSayNothingOfTheUpstream() {
		answer(HttpStatus.NOT_FOUND);
		fail(new IllegalStateException(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE)));
		fail(new AbortedException("left"));
		assertThat(this.breaker.getMetrics().getNumberOfFailedCalls()).isZero();
	}

	@Test
	void clientsThatLeaveGiveTheirPermissionBack() {
		this.breaker.transitionToOpenState();
		this.breaker.transitionToHalfOpenState();
		int permitted = this.breaker.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState();
		for (int i = 0; i < 2 * permitted; i++) {
			Disposable call = this.guard.filter(exchange(), (exchange) -> Mono.never()).subscribe();
			call.dispose();
		}
		assertThat(this.breaker.tryAcquirePermission()).isTrue();
	}

	@Test
	void letsInAsManyAsTheUpstreamMayHaveAndRefusesTheRest() {
		Disposable first = this.guard.filter(exchange(), (exchange) -> Mono.never()).subscribe();
		this.guard.filter(exchange(), (exchange) -> Mono.never()).subscribe();
		Mono<Void> waiting = this.guard.filter(exchange(), (exchange) -> Mono.empty());
		CompletableFuture<Void> third = waiting.toFuture();
		assertThat(third).isNotDone();
		MockServerWebExchange refused = exchange();
		assertThatExceptionOfType(ResponseStatusException.class)
			.isThrownBy(() -> this.guard.filter(refused, (exchange) -> Mono.never()).block(Duration.ofSeconds(5)))
			.satisfies((failure) -> assertThat(failure.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
		assertThat(refused.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("1");
		first.dispose();
		assertThat(third).succeedsWithin(Duration.ofSeconds(5));
		assertThat(this.breaker.getMetrics().getNumberOfFailedCalls()).isZero();
		assertThat(this.gate.inside()).isEqualTo(1);
	}

	private void answer(HttpStatus status) {
		this.guard
			.filter(exchange(), (exchange) -> Mono.fromRunnable(() -> exchange.getResponse().setStatusCode(status)))
			.block();
	}

	private void fail(Exception failure) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> this.guard.filter(exchange(), (exchange) -> Mono.error(failure)).block());
	}

	private static MockServerWebExchange pass(UpstreamGuard guard, Mono<Void> chain) {
		MockServerWebExchange exchange = exchange();
		guard.filter(exchange, (passed) -> chain).block(Duration.ofSeconds(5));
		return exchange;
	}

	private static MockServerWebExchange exchange() {
		return MockServerWebExchange.from(MockServerHttpRequest.get("/"));
	}

}
