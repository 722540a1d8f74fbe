package dev.edgewise.markdown.article;

import dev.edgewise.platform.origin.OriginClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where this service has its articles from.
 */
@Configuration(proxyBeanMethods = false)
class ArticleConfiguration {

	@Bean
	ArticleSource articleSource(OriginClient coreClient, JsonMapper json) {
		return new OriginArticleSource(coreClient, json);
	}

}
