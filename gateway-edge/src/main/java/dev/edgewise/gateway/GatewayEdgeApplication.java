package dev.edgewise.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/**
 * The front door of a POP. Of Spring's support for Kafka and Redis it needs the
 * properties only: the clients are the platform's, and templates and repositories that
 * nobody uses would cost memory.
 */
@SpringBootApplication(exclude = { KafkaAutoConfiguration.class, DataRedisAutoConfiguration.class,
		DataRedisReactiveAutoConfiguration.class, DataRedisRepositoriesAutoConfiguration.class })
@EnableConfigurationProperties({ KafkaProperties.class, DataRedisProperties.class })
public class GatewayEdgeApplication {

	public static void main(String[] args) {
		// As many event loops as processors, not four at least: more only take turns.
		HttpResources.set(LoopResources.create("reactor-http", Runtime.getRuntime().availableProcessors(), true));
		SpringApplication.run(GatewayEdgeApplication.class, args);
	}

}
