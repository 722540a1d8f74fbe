package dev.edgewise.platform.viewer;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * This process's own token, by which other places know it for one of ours (RFC 6749
 * section 4.4). It is asked for in the background, ahead of its end, and nobody waits for
 * it: while the issuer gives none there is none, and it is asked again every other
 * second.
 */
public final class ServiceTokens {

	/** What a service may read that nobody else may. */
	public static final String SCOPE = "content.internal";

	private static final String CLIENT = "edgewise-service";

	private static final Duration DEADLINE = Duration.ofSeconds(3);

	private static final Duration AGAIN = Duration.ofSeconds(2);

	/** How long before its end a token is no longer shown. */
	private static final Duration MARGIN = Duration.ofSeconds(10);

	private static final Logger log = LoggerFactory.getLogger(ServiceTokens.class);

	private final HttpClient http;

	private final URI endpoint;

	private final String secret;

	private final JsonMapper json;

	private final Clock clock;

	private volatile Token token = new Token("", Instant.MIN, Instant.MIN);

	private Instant asked = Instant.MIN;

	public ServiceTokens(HttpClient http, URI endpoint, String secret, JsonMapper json, Clock clock) {
		this.http = http;
		this.endpoint = endpoint;
		this.secret = secret;
		this.json = json;
		this.clock = clock;
	}

	/** The token, if there is one now. */
	public Optional<String> current() {
		Instant now = this.clock.instant();
		Token known = this.token;
		if (now.isAfter(known.renewal)) {
			renew(now);
		}
		return now.isBefore(known.end) ? Optional.of(known.value) : Optional.empty();
	}

	private synchronized void renew(Instant now) {
		if (this.asked.isAfter(now.minus(AGAIN))) {
			return;
		}
		this.asked = now;
		HttpRequest request = HttpRequest.newBuilder(this.endpoint)
			.timeout(DEADLINE)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Authorization", "Basic " + credentials())
			.POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=" + SCOPE))
			.build();
		this.http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
			.thenAccept(this::take)
			.exceptionally((failure) -> {
				log.debug("No service token", failure);
				return null;
			});
	}

	/** RFC 6749 section 2.3.1. */
	private String credentials() {
		String text = CLIENT + ':' + URLEncoder.encode(this.secret, StandardCharsets.UTF_8);
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private void take(HttpResponse<String> response) {
		Answer answer = (response.statusCode() == 200) ? this.json.readValue(response.body(), Answer.class)
				: new Answer(null, 0);
		String value = answer.token;
		if (value == null) {
			log.warn("The issuer gives no service token: {}", response.statusCode());
			return;
		}
		Instant now = this.clock.instant();
		Duration life = Duration.ofSeconds(answer.seconds);
		this.token = new Token(value, now.plus(life.multipliedBy(2).dividedBy(3)), now.plus(life).minus(MARGIN));
	}

	private record Token(String value, Instant renewal, Instant end) {
	}

	private record Answer(@JsonProperty("access_token") @Nullable String token,
			@JsonProperty("expires_in") long seconds) {
	}

}
