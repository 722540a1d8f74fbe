package dev.edgewise.gateway.session;

import java.net.URI;
import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

import dev.edgewise.platform.viewer.IdentityProperties;

/**
 * Redeems authorization codes at the issuer (RFC 6749 section 4.1.3). A code that the
 * issuer refuses is 400; an issuer that does not answer within three seconds is 503.
 */
final class TokenEndpoint {

	private static final Duration DEADLINE = Duration.ofSeconds(3);

	private final WebClient http;

	private final IdentityProperties identity;

	private final URI redirect;

	TokenEndpoint(WebClient http, IdentityProperties identity, URI redirect) {
		this.http = http;
		this.identity = identity;
		this.redirect = redirect;
	}

	Mono<Tokens> redeem(String code, String verifier) {
		return this.http.post()
			.uri(this.identity.token())
			.body(BodyInserters.fromFormData("grant_type", "authorization_code")
				.with("code", code)
				.with("redirect_uri", this.redirect.toString())
				.with("client_id", this.identity.clientId())
				.with("code_verifier", verifier))
			.retrieve()
			.bodyToMono(Answer.class)
			.mapNotNull(Answer::tokens)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The issuer answered without a token")))
			.timeout(DEADLINE)
			.onErrorMap(
					(failure) -> failure instanceof WebClientResponseException answer
							&& answer.getStatusCode().is4xxClientError(),
					(refused) -> new ResponseStatusException(HttpStatus.BAD_REQUEST,
							"The issuer did not accept this sign-in; begin again"))
			.onErrorMap((failure) -> !(failure instanceof ResponseStatusException),
					(failure) -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
							"The issuer is out of reach; try again in a few seconds"));
	}

	/** What a code was redeemed for; the ID token is empty when the issuer gave none. */
	record Tokens(String access, String identity) {
	}

	record Answer(@JsonProperty("access_token") @Nullable String access,
			@JsonProperty("id_token") @Nullable String identity) {

		@Nullable Tokens tokens() {
			return (this.access != null) ? new Tokens(this.access, (this.identity != null) ? this.identity : "") : null;
		}

	}

}
