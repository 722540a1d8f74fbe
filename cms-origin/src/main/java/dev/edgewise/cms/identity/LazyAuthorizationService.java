package dev.edgewise.cms.identity;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.util.function.SingletonSupplier;

/**
 * Authorizations in the database, so that any instance redeems the code another one
 * issued. The framework's store inspects the database when it is created, hence at first
 * use rather than at start.
 */
class LazyAuthorizationService implements OAuth2AuthorizationService {

	private final SingletonSupplier<OAuth2AuthorizationService> store;

	LazyAuthorizationService(Supplier<OAuth2AuthorizationService> store) {
		this.store = SingletonSupplier.of(store);
	}

	@Override
	public void save(OAuth2Authorization authorization) {
		this.store.obtain().save(authorization);
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
		return this.store.obtain().findByToken(token, tokenType);
	}

}
