package dev.edgewise.cms.identity;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The issuer.
 *
 * @param issuer public URL, the {@code iss} of every token
 * @param keySecret encrypts the signing keys in the database
 * @param redirectUris where gateways take authorization codes
 * @param accessTokenLifetime how long a token counts
 * @param refreshTokenLifetime how long a refresh token waits for its one use
 * @param operatorSecret secret of the client {@code edgewise-operator}; without one the
 * client does not exist
 * @param accepted whose tokens count at the interfaces here, if not this issuer's
 */
@Validated
@ConfigurationProperties("edgewise.identity")
record IdentityProperties(@DefaultValue("http://localhost:8000") URI issuer, @Nullable String keySecret,
		@NotEmpty @DefaultValue( {
				"http://localhost:8080/session/callback", "http://localhost:8090/session/callback",
				"http://localhost:8100/session/callback" }) List<URI> redirectUris,
		@DefaultValue("15m") Duration accessTokenLifetime, @DefaultValue("12h") Duration refreshTokenLifetime,
		@Nullable String operatorSecret, @Nullable @Valid Accepted accepted){

	/**
	 * Another issuer.
	 *
	 * @param issuer as its tokens name it
	 * @param jwksUri where its keys are
	 */
	record Accepted(@NotNull URI issuer, @NotNull URI jwksUri) {

	}

}
