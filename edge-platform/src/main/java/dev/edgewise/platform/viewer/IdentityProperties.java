package dev.edgewise.platform.viewer;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who vouches for viewers.
 *
 * @param issuer the issuer, as its tokens name it and browsers reach it
 * @param jwksUri where this process reaches the issuer's keys; by default below the
 * issuer
 * @param tokenUri where this process reaches the issuer's token endpoint; by default
 * below the issuer
 * @param authorizeUri where browsers sign in; by default below the issuer
 * @param endSessionUri where browsers sign out; by default below the issuer
 * @param audience whom tokens must be meant for
 * @param clientId this deployment's public client
 * @param grace how long a reader's or member's token counts past its end while the issuer
 * is out of reach
 */
@Validated
@ConfigurationProperties("edgewise.identity")
public record IdentityProperties(@NotNull URI issuer, @Nullable URI jwksUri, @Nullable URI tokenUri,
		@Nullable URI authorizeUri, @Nullable URI endSessionUri, @DefaultValue("edgewise") String audience,
		@DefaultValue("edgewise-gateway") String clientId, @DefaultValue("12h") Duration grace) {

	public URI jwks() {
		return at(this.jwksUri, "/oauth2/jwks");
	}

	public URI token() {
		return at(this.tokenUri, "/oauth2/token");
	}

	public URI authorize() {
		return at(this.authorizeUri, "/oauth2/authorize");
	}

	public URI endSession() {
		return at(this.endSessionUri, "/connect/logout");
	}

	private URI at(@Nullable URI configured, String usual) {
		return (configured != null) ? configured : URI.create(this.issuer + usual);
	}

}
