package dev.edgewise.cms.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Refresh tokens for whoever asked for {@code offline_access}, public clients included:
 * the framework gives those none because it does not watch for reuse, which
 * {@link WatchfulAuthorizations} does (RFC 9700, 4.14.2).
 */
class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

	private static final int BYTES = 48;

	private final StringKeyGenerator random = new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(),
			BYTES);

	private final Clock clock;

	RefreshTokens(Clock clock) {
		this.clock = clock;
	}

	@Override
	public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
		if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())
				|| !context.getAuthorizedScopes().contains(Clients.OFFLINE_SCOPE)) {
			return null;
		}
		Instant now = this.clock.instant();
		return new OAuth2RefreshToken(this.random.generateKey(), now,
				now.plus(context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive()));
	}

}
