package dev.edgewise.gateway.hit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.http.HttpStatus;

/**
 * Counts what is answered ahead of Spring among {@code http.server.requests}, where all
 * other requests are, with the tags that Spring gives those; {@code uri} is
 * {@code edge-cache}.
 */
final class HitMeters {

	private final MeterRegistry meters;

	private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();

	HitMeters(MeterRegistry meters) {
		this.meters = meters;
	}

	void count(int status, Duration took) {
		Timer timer = this.timers.get(status);
		((timer != null) ? timer : this.timers.computeIfAbsent(status, this::timer)).record(took);
	}

	private Timer timer(int status) {
		HttpStatus known = HttpStatus.resolve(status);
		String outcome = (known == null) ? "UNKNOWN" : switch (known.series()) {
			case INFORMATIONAL -> "INFORMATIONAL";
			case SUCCESSFUL -> "SUCCESS";
			case REDIRECTION -> "REDIRECTION";
			case CLIENT_ERROR -> "CLIENT_ERROR";
			case SERVER_ERROR -> "SERVER_ERROR";
		};
		return Timer.builder("http.server.requests")
			.tags("error", "none", "exception", "none", "method", "GET", "outcome", outcome, "status",
					String.valueOf(status), "uri", "edge-cache")
			.register(this.meters);
	}

}
