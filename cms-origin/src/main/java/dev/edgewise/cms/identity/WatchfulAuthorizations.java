package dev.edgewise.cms.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.function.SingletonSupplier;

/**
 * Authorizations in the database, so that any instance redeems the code another one
 * issued. The framework's store inspects the database when it is created, hence at first
 * use rather than at start.
 * <p>
 * A refresh token is spent by looking it up, in one statement, so that of two uses at
 * once one is the second. The second use ends the authorization with all tokens that came
 * of it: either the thief or the owner is asking, and only the owner can sign in again
 * (RFC 9700, 4.14.2). A client that loses the answer to a refresh has to sign in again,
 * too.
 */
class WatchfulAuthorizations implements OAuth2AuthorizationService {

	private static final Logger logger = LoggerFactory.getLogger(WatchfulAuthorizations.class);

	private final SingletonSupplier<OAuth2AuthorizationService> store;

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	WatchfulAuthorizations(Supplier<OAuth2AuthorizationService> store, JdbcClient jdbc,
			TransactionOperations transactions) {
		this.store = SingletonSupplier.of(store);
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	/**
	 * Tokens are added to what is there. An authorization that was revoked while its
	 * tokens were being refreshed must not come back by being saved.
	 */
	@Override
	public void save(OAuth2Authorization authorization) {
		OAuth2AuthorizationService service = this.store.obtain();
		this.transactions.executeWithoutResult((status) -> {
			if (authorization.getRefreshToken() != null && !isThere(authorization.getId())) {
				throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
			}
			service.save(authorization);
		});
	}

	/** And stays there until the transaction ends. */
	private boolean isThere(String id) {
		return this.jdbc.sql("select 1 from oauth2_authorization where id = ? for update")
			.param(id)
			.query(Integer.class)
			.optional()
			.isPresent();
	}

	@Override
	public void remove(OAuth2Authorization authorization) {
		this.store.obtain().remove(authorization);
	}

	@Override
	public @Nullable OAuth2Authorization findById(String id) {
		return this.store.obtain().findById(id);
	}

	@Override
	public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
		if (tokenType == null || !OAuth2TokenType.REFRESH_TOKEN.equals(tokenType)) {
			return this.store.obtain().findByToken(token, tokenType);
		}
		byte[] hash = hash(token);
		OAuth2Authorization authorization = this.store.obtain().findByToken(token, tokenType);
		if (authorization != null && spend(hash, authorization.getId())) {
			return authorization;
		}
		revokeFamilyOf(hash);
		return null;
	}

	private boolean spend(byte[] hash, String authorizationId) {
		return this.jdbc.sql("""
				insert into spent_refresh_token (token_hash, authorization_id)
				select ?, id from oauth2_authorization where id = ? on conflict do nothing
				""").param(hash).param(authorizationId).update() == 1;
	}

	private void revokeFamilyOf(byte[] hash) {
		this.jdbc.sql("""
				delete from oauth2_authorization
				where id = (select authorization_id from spent_refresh_token where token_hash = ?)
				returning principal_name
				""")
			.param(hash)
			.query(String.class)
			.optional()
			.ifPresent((name) -> logger.warn("A refresh token of {} was used twice: its sign-in is revoked", name));
	}

	private static byte[] hash(String token) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
