package dev.edgewise.cms.identity;

import java.time.Clock;
import java.util.List;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/**
 * Keys, and who signs and verifies with them. This service verifies its own tokens with
 * its own keys, without a call; where another issuer's count instead, with that one's.
 */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(KeyConfiguration.class);

	@Bean
	SigningKeys signingKeys(IdentityProperties properties, KeyRotationProperties rotation, JdbcClient jdbc,
			Environment environment, Clock clock) {
		return new SigningKeys(source(properties, jdbc, environment), rotation.refresh(), clock);
	}

	private static SigningKeys.Source source(IdentityProperties properties, JdbcClient jdbc, Environment environment) {
		String secret = properties.keySecret();
		if (StringUtils.hasText(secret)) {
			return new StoredSigningKeys(jdbc, secret);
		}
		if (environment.acceptsProfiles(Profiles.of("demo"))) {
			logger.warn("EDGEWISE_IDENTITY_KEY_SECRET is not set: signing keys live in this process only, "
					+ "tokens end with it and no second instance knows them");
			List<ECKey> ofThisProcess = List.of(SigningKeys.generate(), SigningKeys.generate());
			return () -> ofThisProcess;
		}
		logger.warn("EDGEWISE_IDENTITY_KEY_SECRET is not set: no token can be issued or verified");
		return KeyConfiguration::refuse;
	}

	/** Keys that live in this process only are not rotated. */
	@Bean
	@ConditionalOnProperty("edgewise.identity.key-secret")
	KeyRotation keyRotation(IdentityProperties properties, SigningKeys keys, KeyRotationProperties rotation,
			JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
		StoredSigningKeys stored = new StoredSigningKeys(jdbc, String.valueOf(properties.keySecret()));
		return new KeyRotation(stored, keys, rotation, jdbc, transaction, clock);
	}

	/** Caches may keep the keys for as long as the next one waits before it signs. */
	@Bean
	FilterRegistrationBean<KeySetCaching> keySetCaching(KeyRotationProperties rotation) {
		FilterRegistrationBean<KeySetCaching> registration = new FilterRegistrationBean<>(
				new KeySetCaching(rotation.lead()));
		registration.addUrlPatterns("/oauth2/jwks", "/.well-known/openid-configuration");
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return registration;
	}

	@Bean
	@Order(0)
	SecurityFilterChain keyOperators(HttpSecurity http) {
		return http.securityMatcher("/internal/identity/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().hasAuthority("SCOPE_" + Clients.KEYS_SCOPE))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
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
		return AcceptedTokens.decoder(keys, properties.issuer());
	}

	@Bean
	AcceptedTokens acceptedTokens(JwtDecoder own, IdentityProperties properties) {
		IdentityProperties.Accepted other = properties.accepted();
		return (other != null) ? AcceptedTokens.of(other) : new AcceptedTokens(own);
	}

	private static List<ECKey> refuse() {
		throw new IdentityUnavailableException("EDGEWISE_IDENTITY_KEY_SECRET is not set.");
	}

}
