package dev.edgewise.gateway.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

class RelayTest {

	private final MockServerHttpResponse client = new MockServerHttpResponse();

	private final Relay relay = new Relay(this.client);

	private boolean left;

	@Test
	void handsOverToTheClient() {
		this.client.getHeaders().set("Edge-Knowledge", "guess");
		Relay signed = new Relay(this.client);
		signed.setStatusCode(HttpStatus.CREATED);
		signed.getHeaders().set("X", "y");
		signed.writeWith(Flux.just(buffer("ebb-"), buffer("tide"))).subscribe();
		signed.delivery(() -> {
		}).block(Duration.ofSeconds(5));
		assertThat(this.client.getStatusCode()).isEqualTo(HttpStatus.CREATED);
		assertThat(this.client.getHeaders().getFirst("X")).isEqualTo("y");
		assertThat(this.client.getHeaders().getFirst("Edge-Knowledge")).isEqualTo("guess");
		assertThat(this.client.getBodyAsString().block(Duration.ofSeconds(5))).isEqualTo("ebb-tide");
	}

	@Test
	void handsOverToAClientThatWaits() {
		Mono<Void> delivery = this.relay.delivery(() -> this.left = true);
		Disposable waiting = delivery.subscribe();
		this.relay.setStatusCode(HttpStatus.CREATED);
		this.relay.writeWith(Flux.just(buffer("ebb-"), buffer("tide"))).block(Duration.ofSeconds(5));
		assertThat(waiting.isDisposed()).isTrue();
		assertThat(this.client.getStatusCode()).isEqualTo(HttpStatus.CREATED);
		assertThat(this.left).isFalse();
	}

	@Test
	void refusesContentWhenTheClientHasLeft() {
		this.relay.delivery(() -> this.left = true).subscribe().dispose();
		Sinks.Many<DataBuffer> body = Sinks.many().unicast().onBackpressureBuffer();
		this.relay.writeAndFlushWith(Mono.just(body.asFlux())).block(Duration.ofSeconds(5));
		assertThat(this.left).isTrue();
		assertThat(this.client.isCommitted()).isFalse();
	}

	@Test
	void clientThatLeavesInTheMiddleEndsTheWriteWithoutError() {
		Sinks.Many<DataBuffer> body = Sinks.many().unicast().onBackpressureBuffer();
		Disposable waiting = this.relay.delivery(() -> this.left = true).subscribe();
		Mono<Void> written = this.relay.writeWith(body.asFlux());
		Disposable writing = written.subscribe();
		body.tryEmitNext(buffer("ebb-"));
		waiting.dispose();
		assertThat(writing.isDisposed()).isTrue();
		assertThat(body.tryEmitNext(buffer("tide"))).isEqualTo(Sinks.EmitResult.FAIL_CANCELLED);
	}

	private static DataBuffer buffer(String text) {
		return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

}
