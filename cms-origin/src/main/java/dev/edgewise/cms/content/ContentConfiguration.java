package dev.edgewise.cms.content;

import java.time.Clock;

import dev.edgewise.cms.outbox.ChangeJournal;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What content is made of, besides its controllers and repository.
 */
@Configuration(proxyBeanMethods = false)
class ContentConfiguration {

	@Bean
	Newsroom newsroom(ArticleRepository articles, ChangeJournal journal, Clock clock) {
		return new Newsroom(articles, journal, clock);
	}

	@Bean
	ArticleList articleList(JdbcClient jdbc) {
		return new ArticleList(jdbc);
	}

	@Bean
	Representations representations(JsonMapper json) {
		return new Representations(json);
	}

}
