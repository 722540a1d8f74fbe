package dev.edgewise.cms.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.util.StringUtils;

/**
 * Who may ask for tokens. Clients are configuration, the same on every instance, so
 * memory is where they belong.
 */
final class Clients {

	static final String GATEWAY = "edgewise-gateway";

	static final String SERVICE = "edgewise-service";

	static final String OPERATOR = "edgewise-operator";

	static final String INTERNAL_SCOPE = "content.internal";

	static final String KEYS_SCOPE = "identity.keys";

	/** Whoever asks for this scope gets a refresh token (OpenID Connect Core, 11). */
	static final String OFFLINE_SCOPE = "offline_access";

	private Clients() {
	}

	static RegisteredClientRepository of(IdentityProperties identity, ServiceProperties service) {
		List<RegisteredClient> clients = new ArrayList<>();
		clients.add(gateway(identity));
		String secret = service.clientSecret();
		if (StringUtils.hasText(secret)) {
			clients.add(machine(identity, SERVICE, "Services of a POP", secret, INTERNAL_SCOPE));
		}
		String operatorSecret = identity.operatorSecret();
		if (StringUtils.hasText(operatorSecret)) {
			clients.add(machine(identity, OPERATOR, "Operators", operatorSecret, KEYS_SCOPE));
		}
		return new InMemoryRegisteredClientRepository(clients);
	}

	private static RegisteredClient gateway(IdentityProperties identity) {
		return RegisteredClient.withId(GATEWAY)
			.clientId(GATEWAY)
			.clientName("Edgewise gateways")
			.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
			.redirectUris((uris) -> identity.redirectUris().forEach((uri) -> uris.add(uri.toString())))
			.postLogoutRedirectUris((uris) -> identity.redirectUris().forEach((uri) -> uris.add(home(uri))))
			.scope("openid")
			.scope("profile")
			.scope(OFFLINE_SCOPE)
			.clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
			.tokenSettings(tokens(identity))
			.build();
	}

	private static RegisteredClient machine(IdentityProperties identity, String id, String name, String secret,
			String scope) {
		return RegisteredClient.withId(id)
			.clientId(id)
			.clientName(name)
			.clientSecret("{noop}" + secret)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.scope(scope)
			.tokenSettings(tokens(identity))
			.build();
	}

	private static TokenSettings tokens(IdentityProperties identity) {
		return TokenSettings.builder()
			.accessTokenTimeToLive(identity.accessTokenLifetime())
			.refreshTokenTimeToLive(identity.refreshTokenLifetime())
			.reuseRefreshTokens(false)
			.idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
			.build();
	}

	private static String home(URI uri) {
		return uri.resolve("/").toString();
	}

}
