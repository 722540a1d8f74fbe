package dev.edgewise.cms.seed;

import dev.edgewise.cms.content.Newsroom;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demo's articles exist in the demo profile only.
 */
@Profile("demo")
@Configuration(proxyBeanMethods = false)
class SeedConfiguration {

	@Bean
	SeedContent seedContent(ResourcePatternResolver resources, Newsroom newsroom, JdbcClient jdbc,
			TransactionTemplate transaction) {
		return new SeedContent(resources, newsroom, jdbc, transaction);
	}

	@Bean
	@ConditionalOnProperty("edgewise.seed.generated")
	BulkSeed bulkSeed(@Value("${edgewise.seed.generated}") int wanted, Newsroom newsroom, JdbcClient jdbc,
			TransactionTemplate transaction) {
		return new BulkSeed(wanted, newsroom, jdbc, transaction);
	}

}
