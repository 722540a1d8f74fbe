package dev.edgewise.cms.identity;

import java.util.List;
import java.util.stream.Stream;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.util.StringUtils;

/**
 * Keys, and who signs and verifies with them. This service verifies its own tokens with
 * its own keys, without a call.
 */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(KeyConfiguration.class);

	@Bean
	SigningKeys signingKeys(IdentityProperties properties, JdbcClient jdbc, Environment environment) {
		String secret = properties.keySecret();
		if (StringUtils.hasText(secret)) {
			return new SigningKeys(new StoredSigningKeys(jdbc, secret));
		}
		if (environment.acceptsProfiles(Profiles.of("demo"))) {
			logger.warn("EDGEWISE_IDENTITY_KEY_SECRET is not set: signing keys live in this process only, "
					+ "tokens end with it and no second instance knows them");
			return new SigningKeys(() -> Stream.generate(SigningKeys::generate).limit(SigningKeys.PUBLISHED).toList());
		}
		logger.warn("EDGEWISE_IDENTITY_KEY_SECRET is not set: no token can be issued or verified");
		return new SigningKeys(KeyConfiguration::refuse);
	}

	@Bean
	JWKSource<SecurityContext> jwkSource(SigningKeys keys) {
		return (selector, context) -> selector.select(new JWKSet(List.<JWK>copyOf(keys.all())));
	}

	@Bean
	JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
		NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
		encoder.setJwkSelector(List::getFirst);
		return encoder;
	}

	@Bean
	JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, IdentityProperties properties) {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.ES256).build();
		JwtClaimValidator<@Nullable List<String>> audience = new JwtClaimValidator<>("aud",
				(values) -> values != null && values.contains(TokenClaims.AUDIENCE));
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
				JwtValidators.createDefaultWithIssuer(properties.issuer().toString()), audience));
		return decoder;
	}

	private static List<ECKey> refuse() {
		throw new IdentityUnavailableException("EDGEWISE_IDENTITY_KEY_SECRET is not set.");
	}

}
