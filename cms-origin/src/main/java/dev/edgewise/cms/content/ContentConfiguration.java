package dev.edgewise.cms.content;

import java.time.Clock;

import dev.edgewise.cms.audit.AuditLog;
import dev.edgewise.cms.delivery.Representations;
import dev.edgewise.cms.outbox.ChangeJournal;
import dev.edgewise.cms.taxonomy.Terms;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What content is made of, besides its controllers and repository.
 */
@Configuration(proxyBeanMethods = false)
class ContentConfiguration {

	@Bean
	Revisions revisions(JdbcClient jdbc, JsonMapper json) {
		return new Revisions(jdbc, json);
	}

	@Bean
	Newsroom newsroom(ArticleRepository articles, Revisions revisions, Terms terms, ChangeJournal journal,
			ListTotals totals, AuditLog audit, Clock clock) {
		return new Newsroom(articles, revisions, terms, journal, totals, audit, clock);
	}

	@Bean
	PublishingSchedule publishingSchedule(Newsroom newsroom, JdbcClient jdbc, TransactionTemplate transaction,
			Clock clock) {
		return new PublishingSchedule(newsroom, jdbc, transaction, clock);
	}

	@Bean
	ListTotals listTotals(JdbcClient jdbc) {
		return new ListTotals(jdbc);
	}

	@Bean
	ArticleList articleList(JdbcClient jdbc, ListTotals totals) {
		return new ArticleList(jdbc, totals);
	}

	@Bean
	Desk desk(ArticleRepository articles, Revisions revisions, JdbcClient jdbc) {
		return new Desk(articles, revisions, jdbc);
	}

	@Bean
	Expectation expectation(ArticleRepository articles, Representations representations) {
		return new Expectation(articles, representations);
	}

}
