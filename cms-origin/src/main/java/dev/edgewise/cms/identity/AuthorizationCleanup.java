package dev.edgewise.cms.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Forgets authorizations a day after their last token ended, and those whose code was
 * never redeemed. Missing a turn does no harm.
 */
class AuthorizationCleanup {

	private static final Logger logger = LoggerFactory.getLogger(AuthorizationCleanup.class);

	private final JdbcClient jdbc;

	AuthorizationCleanup(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
	void forgetEnded() {
		try {
			this.jdbc.sql("""
					delete from oauth2_authorization
					where greatest(access_token_expires_at, authorization_code_expires_at, refresh_token_expires_at)
					< now() - interval '1 day'
					""").update();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.info("Could not forget ended authorizations: {}", ex.getMessage());
		}
	}

}
