package dev.edgewise.markdown;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the service. It starts and serves without the core, Redis and Kafka; a taken
 * port ends it.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class MarkdownRenderApplication {

	/**
	 * Starts the service.
	 * @param args Spring Boot's
	 */
	public static void main(String[] args) {
		SpringApplication.run(MarkdownRenderApplication.class, args);
	}

}
