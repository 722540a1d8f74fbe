package dev.edgewise.platform.origin;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.platform.timing.ServerTiming;

/**
 * Calls to the shield, over the emulated distance, with a deadline and a breaker of their
 * own. They do not fail: what does not suffice is no answer, and the core is to be asked.
 */
final class ShieldCalls {

	private final Shield shield;

	private final Journey journey;

	private final CircuitBreaker breaker;

	ShieldCalls(Shield shield, Journey journey, CircuitBreaker breaker) {
		this.shield = shield;
		this.journey = journey;
		this.breaker = breaker;
	}

	CompletionStage<Optional<HttpResponse<byte[]>>> ask(CacheKey key, HttpRequest message,
			HttpResponse.BodyHandler<byte[]> body, ServerTiming timing) {
		Optional<Map<String, String>> fields = this.shield.fields(key.uri(), message.headers().allValues("CDN-Loop"));
		if (fields.isEmpty() || !this.breaker.tryAcquirePermission()) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		long start = System.nanoTime();
		return this.journey.send(toShield(key, message, fields.get()), body).handleAsync((answer, failure) -> {
			Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
			timing.add("shield", elapsed);
			record(elapsed, answer, AnswerTooLargeException.recognise(failure));
			return Optional.ofNullable(answer)
				.filter((received) -> this.shield.suffices(key, received.statusCode(), received.headers()));
		}, this.journey.executor());
	}

	private HttpRequest toShield(CacheKey key, HttpRequest message, Map<String, String> fields) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(message, (name, value) -> !fields.containsKey(name) && !name.equalsIgnoreCase("CDN-Loop"))
			.uri(URI.create(this.shield.url() + key.uri()));
		fields.forEach(request::header);
		return request.build();
	}

	private void record(Duration elapsed, @Nullable HttpResponse<byte[]> answer, @Nullable Throwable failure) {
		if (failure instanceof AnswerTooLargeException || (answer != null && answer.statusCode() < 500)) {
			this.breaker.onSuccess(elapsed.toNanos(), TimeUnit.NANOSECONDS);
		}
		else {
			this.breaker.onError(elapsed.toNanos(), TimeUnit.NANOSECONDS,
					(failure != null) ? failure : new IllegalStateException("The shield fails"));
		}
	}

}
