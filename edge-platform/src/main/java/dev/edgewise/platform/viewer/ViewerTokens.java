package dev.edgewise.platform.viewer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

import dev.edgewise.platform.viewer.Verification.Guessed;
import dev.edgewise.platform.viewer.Verification.Rejected;
import dev.edgewise.platform.viewer.Verification.Verified;

/**
 * Verifies bearer tokens against the issuer's keys, which are cached and kept through an
 * outage of the issuer. A token past its end counts as a guess for a while longer when
 * the issuer is out of reach, except an editor's: what an editor may do waits for a fact.
 * <p>
 * May fetch keys and block for about a second: not for event loops.
 */
public final class ViewerTokens {

	/** Whose tokens may outlive an outage of the issuer. */
	private static final Set<String> GUESSABLE = Set.of("reader", "member");

	/** How far the issuer's clock may be ahead of ours. */
	private static final Duration SKEW = Duration.ofMinutes(1);

	private final JwtDecoder decoder;

	private final OAuth2TokenValidator<Jwt> claims;

	private final IssuerReachability issuer;

	private final IdentityProperties properties;

	private final Clock clock;

	/**
	 * Creates verification by parts.
	 * @param decoder checks signatures only
	 * @param claims checks issuer and audience, but not the time
	 */
	ViewerTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> claims, IssuerReachability issuer,
			IdentityProperties properties, Clock clock) {
		this.decoder = decoder;
		this.claims = claims;
		this.issuer = issuer;
		this.properties = properties;
		this.clock = clock;
	}

	public Verification verify(String token) {
		try {
			Jwt jwt = this.decoder.decode(token);
			if (this.claims.validate(jwt).hasErrors()) {
				return new Rejected("The token is not meant for this audience");
			}
			Instant start = jwt.getNotBefore();
			if (start != null && start.isAfter(this.clock.instant().plus(SKEW))) {
				return new Rejected("The token is not in force yet");
			}
			return judge(ViewerClaims.viewer(jwt));
		}
		catch (JwtException | IllegalArgumentException ex) {
			return new Rejected("The token is not valid");
		}
	}

	/** Whether a token is one of our own services', in force now. */
	public boolean isService(String token) {
		try {
			Jwt jwt = this.decoder.decode(token);
			List<String> scopes = jwt.getClaimAsStringList("scope");
			Instant expires = jwt.getExpiresAt();
			return !this.claims.validate(jwt).hasErrors() && expires != null && expires.isAfter(this.clock.instant())
					&& scopes != null && scopes.contains(ServiceTokens.SCOPE);
		}
		catch (JwtException | IllegalArgumentException ex) {
			return false;
		}
	}

	private Verification judge(Viewer viewer) {
		Instant now = this.clock.instant();
		if (viewer.expiresAt().isAfter(now)) {
			return new Verified(viewer);
		}
		boolean inGrace = viewer.expiresAt().plus(this.properties.grace()).isAfter(now);
		if (inGrace && !viewer.roles().isEmpty() && GUESSABLE.containsAll(viewer.roles()) && !this.issuer.answers()) {
			return new Guessed(viewer);
		}
		return new Rejected("The token has expired");
	}

}
