package dev.edgewise.cms.identity;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Whose tokens count at the interfaces for editors and services: this issuer's, or those
 * of one other, whose keys are fetched when the first comes, kept for five minutes and,
 * while that issuer is away, for an hour.
 *
 * @param decoder fails for any other token, for one that is not meant for this suite, and
 * with {@link IdentityUnavailableException} while there are no keys
 */
public record AcceptedTokens(JwtDecoder decoder) {

	private static final int TIMEOUT_MILLIS = 800;

	private static final int MAX_KEY_SET_BYTES = 64 * 1024;

	/** RFC 9068. */
	private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

	static AcceptedTokens of(IdentityProperties.Accepted other) {
		try {
			JWKSource<SecurityContext> keys = JWKSourceBuilder
				.<SecurityContext>create(other.jwksUri().toURL(),
						new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEY_SET_BYTES))
				.outageTolerant(Duration.ofHours(1).toMillis())
				.retrying(true)
				.build();
			JwtDecoder decoder = decoder(keys, other.issuer());
			return new AcceptedTokens((token) -> decode(decoder, token));
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException("edgewise.identity.accepted.jwks-uri: " + ex.getMessage(), ex);
		}
	}

	private static Jwt decode(JwtDecoder decoder, String token) {
		try {
			return decoder.decode(token);
		}
		catch (BadJwtException ex) {
			throw ex;
		}
		catch (JwtException ex) {
			throw new IdentityUnavailableException("The issuer's keys are out of reach. Try again shortly.");
		}
	}

	static JwtDecoder decoder(JWKSource<SecurityContext> keys, URI issuer) {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
			.jwsAlgorithm(SignatureAlgorithm.ES256)
			.jwtProcessorCustomizer((processor) -> processor
				.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null)))
			.build();
		JwtClaimValidator<@Nullable List<String>> audience = new JwtClaimValidator<>("aud",
				(values) -> values != null && values.contains(TokenClaims.AUDIENCE));
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(),
				new JwtIssuerValidator(issuer.toString()), audience));
		return decoder;
	}

}
