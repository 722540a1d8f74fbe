package dev.edgewise.platform.viewer;

import java.net.MalformedURLException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Verification of viewers' tokens. */
@AutoConfiguration
@EnableConfigurationProperties(IdentityProperties.class)
public class ViewerAutoConfiguration {

	private static final int TIMEOUT_MILLIS = 800;

	private static final int MAX_KEY_SET_BYTES = 64 * 1024;

	/** RFC 9068. */
	private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

	@Bean
	ViewerTokens viewerTokens(IdentityProperties properties, Clock clock) throws MalformedURLException {
		NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor(keys(properties)));
		decoder.setJwtValidator((jwt) -> OAuth2TokenValidatorResult.success());
		var claims = new DelegatingOAuth2TokenValidator<>(new JwtIssuerValidator(properties.issuer().toString()),
				new JwtAudienceValidator(properties.audience()));
		HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofMillis(TIMEOUT_MILLIS)).build();
		return new ViewerTokens(decoder, claims, new IssuerReachability(http, properties.jwks(), clock), properties,
				clock);
	}

	/**
	 * Cached for five minutes, refreshed ahead, and kept as long as a token may outlive
	 * the issuer.
	 */
	private static JWKSource<SecurityContext> keys(IdentityProperties properties) throws MalformedURLException {
		return JWKSourceBuilder
			.<SecurityContext>create(properties.jwks().toURL(),
					new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEY_SET_BYTES))
			.outageTolerant(properties.grace().plusHours(1).toMillis())
			.retrying(true)
			.build();
	}

	/**
	 * Signatures only: time, issuer and audience are judged apart, because an outage of
	 * the issuer changes the time's.
	 */
	private static DefaultJWTProcessor<SecurityContext> processor(JWKSource<SecurityContext> keys) {
		DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
		processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
		processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
		processor.setJWTClaimsSetVerifier((claims, context) -> {
		});
		return processor;
	}

}
