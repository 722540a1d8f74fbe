package dev.edgewise.cms.promotion;

import java.time.Clock;

import dev.edgewise.cms.audit.AuditLog;
import dev.edgewise.cms.outbox.ChangeJournal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Promotions, and who decides about them.
 */
@Configuration(proxyBeanMethods = false)
class PromotionConfiguration {

	@Bean
	Promotions promotions(JdbcClient jdbc) {
		return new Promotions(jdbc);
	}

	@Bean
	PromotionDesk promotionDesk(Promotions promotions, ChangeJournal journal, AuditLog audit, Clock clock) {
		return new PromotionDesk(promotions, journal, audit, clock);
	}

}
