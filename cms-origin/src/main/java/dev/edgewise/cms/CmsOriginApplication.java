package dev.edgewise.cms;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * The core service. It starts without PostgreSQL and without Kafka: reads and writes then
 * answer 503, and work begins as soon as the database is there.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CmsOriginApplication {

	public static void main(String[] args) {
		SpringApplication.run(CmsOriginApplication.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
