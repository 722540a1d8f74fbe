package dev.edgewise.platform.origin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import dev.edgewise.platform.health.Dependency;

/**
 * Whether the core answers, as the last call to it found. When the last one is more than
 * two seconds ago, whoever asks gets what was known, and sets off a question to the core
 * in the background: so health tells the truth without traffic too.
 */
final class CoreReachability implements Dependency {

	private static final Duration LATELY = Duration.ofSeconds(2);

	private static final Duration DEADLINE = Duration.ofSeconds(2);

	private final HttpClient http;

	private final HttpRequest question;

	private final Clock clock;

	private final AtomicBoolean asking = new AtomicBoolean();

	private volatile Finding last = new Finding(false, Instant.EPOCH);

	CoreReachability(CircuitBreaker breaker, HttpClient http, URI core, Clock clock) {
		this.http = http;
		this.question = HttpRequest.newBuilder(URI.create(core + "/livez")).timeout(DEADLINE).build();
		this.clock = clock;
		breaker.getEventPublisher().onSuccess((event) -> found(true)).onError((event) -> found(false));
	}

	@Override
	public String name() {
		return "core";
	}

	@Override
	public boolean isReachable() {
		Finding known = this.last;
		if (Duration.between(known.at, this.clock.instant()).compareTo(LATELY) > 0) {
			ask();
		}
		return known.answers;
	}

	private void ask() {
		if (this.asking.compareAndSet(false, true)) {
			Thread.startVirtualThread(() -> {
				found(answers());
				this.asking.set(false);
			});
		}
	}

	private boolean answers() {
		try {
			return this.http.send(this.question, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void found(boolean answers) {
		this.last = new Finding(answers, this.clock.instant());
	}

	private record Finding(boolean answers, Instant at) {
	}

}
