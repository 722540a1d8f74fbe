package dev.edgewise.cms.identity;

import java.util.ArrayList;
import java.util.List;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What tokens say: services of a POP decide by it alone, without asking the core again.
 * An access token is for the whole suite, an ID token for the client that asked.
 * <p>
 * Lists are array lists: authorizations are stored as JSON with type names, from which an
 * immutable list could not be read back.
 */
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

	static final String AUDIENCE = "edgewise";

	private final Accounts accounts;

	TokenClaims(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public void customize(JwtEncodingContext context) {
		context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
		if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
			context.getClaims().audience(new ArrayList<>(List.of(AUDIENCE)));
		}
		Authentication person = context.getPrincipal();
		if (person != null && !AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
			this.accounts.find(person.getName()).ifPresent((account) -> describe(account, context.getClaims()));
		}
	}

	private static void describe(Account account, JwtClaimsSet.Builder claims) {
		claims.claim("name", account.displayName())
			.claim("roles", new ArrayList<>(account.roles()))
			.claim("country", account.country())
			.claim("locale", account.tastes().locale())
			.claim("interests", new ArrayList<>(account.tastes().interests()))
			.claim("theme", account.tastes().theme());
	}

}
