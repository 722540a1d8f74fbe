package dev.edgewise.platform.viewer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether the issuer answers; asked at most once in five seconds. */
final class IssuerReachability {

	private static final Duration REMEMBERED = Duration.ofSeconds(5);

	private static final Duration DEADLINE = Duration.ofMillis(800);

	private final HttpClient http;

	private final URI probe;

	private final Clock clock;

	private volatile Finding last = new Finding(Instant.EPOCH, true);

	IssuerReachability(HttpClient http, URI probe, Clock clock) {
		this.http = http;
		this.probe = probe;
		this.clock = clock;
	}

	boolean answers() {
		Finding known = this.last;
		if (Duration.between(known.at, this.clock.instant()).compareTo(REMEMBERED) < 0) {
			return known.answers;
		}
		Finding found = new Finding(this.clock.instant(), ask());
		this.last = found;
		return found.answers;
	}

	private boolean ask() {
		try {
			HttpRequest request = HttpRequest.newBuilder(this.probe).timeout(DEADLINE).build();
			return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	private record Finding(Instant at, boolean answers) {
	}

}
