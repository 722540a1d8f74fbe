package dev.edgewise.cms.identity;

import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Lets a public client refresh by its name alone, as OAuth 2.1 (4.3.1) allows where every
 * use rotates the refresh token. The framework knows public clients only with a code
 * verifier, of which there is none any more by then.
 */
public class RefreshingClients implements Customizer<OAuth2ClientAuthenticationConfigurer> {

	private final RegisteredClientRepository clients;

	RefreshingClients(RegisteredClientRepository clients) {
		this.clients = clients;
	}

	@Override
	public void customize(OAuth2ClientAuthenticationConfigurer clientAuthentication) {
		clientAuthentication.authenticationConverter(RefreshingClients::named)
			.authenticationProviders((providers) -> providers.addFirst(new ByName(this.clients)));
	}

	private static @Nullable Authentication named(HttpServletRequest request) {
		String[] ids = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
		boolean refreshing = AuthorizationGrantType.REFRESH_TOKEN.getValue()
			.equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
		boolean secret = request.getHeader("Authorization") != null
				|| request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null;
		return (refreshing && !secret && ids != null && ids.length == 1) ? new Named(ids[0]) : null;
	}

	/** A public client that gives its name to refresh. */
	private static final class Named extends OAuth2ClientAuthenticationToken {

		private static final long serialVersionUID = 1L;

		Named(String clientId) {
			super(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
		}

	}

	private record ByName(RegisteredClientRepository clients) implements AuthenticationProvider {

		@Override
		public Authentication authenticate(Authentication authentication) {
			RegisteredClient client = this.clients.findByClientId(String.valueOf(authentication.getPrincipal()));
			if (client == null
					|| !client.getClientAuthenticationMethods().equals(Set.of(ClientAuthenticationMethod.NONE))) {
				throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
			}
			return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
		}

		@Override
		public boolean supports(Class<?> authentication) {
			return Named.class.isAssignableFrom(authentication);
		}

	}

}
