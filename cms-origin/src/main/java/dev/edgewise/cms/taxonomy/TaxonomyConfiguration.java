package dev.edgewise.cms.taxonomy;

import java.time.Clock;

import dev.edgewise.cms.audit.AuditLog;
import dev.edgewise.cms.outbox.ChangeJournal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Terms, and who describes them.
 */
@Configuration(proxyBeanMethods = false)
class TaxonomyConfiguration {

	@Bean
	Terms terms(JdbcClient jdbc) {
		return new Terms(jdbc);
	}

	@Bean
	TermDesk termDesk(Terms terms, ChangeJournal journal, AuditLog audit, Clock clock) {
		return new TermDesk(terms, journal, audit, clock);
	}

}
