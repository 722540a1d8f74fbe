package dev.edgewise.cms.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * What the profile {@code production} insists on.
 */
@Profile("production")
@Configuration(proxyBeanMethods = false)
class ProductionConfiguration {

	private static final int EXIT_CODE = 78;

	@Bean
	static ProductionGuard productionGuard(Environment environment) {
		return new ProductionGuard(environment);
	}

	@Bean
	@Order(1)
	DemoAccountsRefusal demoAccountsRefusal(Accounts accounts, PasswordEncoder passwords,
			ConfigurableApplicationContext context) {
		return new DemoAccountsRefusal(accounts, passwords,
				() -> Thread.ofPlatform()
					.name("refusal")
					.start(() -> System.exit(SpringApplication.exit(context, () -> EXIT_CODE))));
	}

}
