package dev.edgewise.benchmarks.localcache;

import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A peer: Spring Cloud Gateway with one route and its {@code LocalResponseCache} filter,
 * nothing else.
 */
@SpringBootApplication
public class LocalResponseCacheApplication {

	private static final String GATEWAY = "--spring.cloud.gateway.server.webflux.";

	public static void main(String[] args) {
		List<String> arguments = new java.util.ArrayList<>(List.of("--server.address=127.0.0.1",
				GATEWAY + "filter.local-response-cache.enabled=true", GATEWAY + "routes[0].id=origin",
				GATEWAY + "routes[0].uri=${origin}", GATEWAY + "routes[0].predicates[0]=Path=/**",
				GATEWAY + "routes[0].filters[0]=LocalResponseCache=1h,64MB"));
		arguments.addAll(List.of(args));
		SpringApplication.run(LocalResponseCacheApplication.class, arguments.toArray(String[]::new));
	}

}
