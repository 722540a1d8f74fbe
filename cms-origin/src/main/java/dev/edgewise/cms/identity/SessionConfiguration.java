package dev.edgewise.cms.identity;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-in sessions in the database, so that any instance goes on with a sign-in another
 * one began. Put together here because the framework's own configuration asks the
 * database while the process starts.
 */
@EnableSpringHttpSession
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

	@Bean
	JdbcIndexedSessionRepository sessionRepository(JdbcOperations jdbc, TransactionTemplate transaction,
			@Value("${spring.session.timeout}") Duration timeout) {
		JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(jdbc, transaction);
		sessions.setDefaultMaxInactiveInterval(timeout);
		return sessions;
	}

}
