package dev.edgewise.cms.identity;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.util.StringUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The issuer: accounts, clients, and what is remembered of authorizations.
 */
@EnableScheduling
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

	@Bean
	Accounts accounts(JdbcClient jdbc) {
		return new Accounts(jdbc);
	}

	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

	@Bean
	Attempts attempts(JdbcClient jdbc, Clock clock) {
		return new Attempts(jdbc, clock);
	}

	/** Without a secret marks are of this process only, as its keys are. */
	@Bean
	AuthenticationProvider guardedSignIn(Accounts accounts, PasswordEncoder passwords, Attempts attempts,
			IdentityProperties properties) {
		DaoAuthenticationProvider byPassword = new DaoAuthenticationProvider(accounts);
		byPassword.setPasswordEncoder(passwords);
		String secret = properties.keySecret();
		KnownDevices devices = new KnownDevices(
				StringUtils.hasText(secret) ? secret : KeyGenerators.string().generateKey());
		return new GuardedSignIn(byPassword, attempts, devices);
	}

	@Bean
	@Profile("demo")
	DemoAccounts demoAccounts(Accounts accounts, PasswordEncoder passwords) {
		return new DemoAccounts(accounts, passwords);
	}

	@Bean
	RegisteredClientRepository registeredClients(IdentityProperties identity, ServiceProperties service) {
		return Clients.of(identity, service);
	}

	@Bean
	OAuth2AuthorizationService authorizations(JdbcOperations jdbc, JdbcClient client,
			RegisteredClientRepository clients, PlatformTransactionManager transactions) {
		return new WatchfulAuthorizations(() -> new JdbcOAuth2AuthorizationService(jdbc, clients), client,
				new TransactionTemplate(transactions));
	}

	@Bean
	OAuth2TokenGenerator<?> tokenGenerator(JwtEncoder encoder, TokenClaims claims, Clock clock) {
		JwtGenerator jwts = new JwtGenerator(encoder);
		jwts.setJwtCustomizer(claims);
		return new DelegatingOAuth2TokenGenerator(jwts, new RefreshTokens(clock));
	}

	@Bean
	RefreshingClients refreshingClients(RegisteredClientRepository clients) {
		return new RefreshingClients(clients);
	}

	@Bean
	AuthorizationCleanup authorizationCleanup(JdbcClient jdbc) {
		return new AuthorizationCleanup(jdbc);
	}

	@Bean
	TokenClaims tokenClaims(Accounts accounts) {
		return new TokenClaims(accounts);
	}

	@Bean
	AuthorizationServerSettings authorizationServerSettings(IdentityProperties properties) {
		return AuthorizationServerSettings.builder().issuer(properties.issuer().toString()).build();
	}

}
