package dev.edgewise.cms.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Refuses to start the profile {@code production} together with the demo, or with secrets
 * that are missing, short or known to everybody; before anything else is made.
 */
class ProductionGuard implements BeanFactoryPostProcessor {

	static final int SHORTEST = 16;

	private static final Set<String> KNOWN = Set.of("edgewise", "secret", "password", "changeme", "postgres", "admin");

	private static final List<String> SECRETS = List.of("edgewise.identity.key-secret",
			"edgewise.service.client-secret", "edgewise.archive.password", "spring.datasource.password");

	private final Environment environment;

	ProductionGuard(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		List<String> objections = objections();
		if (!objections.isEmpty()) {
			throw new UnsafeProductionException(objections);
		}
	}

	List<String> objections() {
		List<String> objections = new ArrayList<>();
		if (this.environment.acceptsProfiles(Profiles.of("demo"))) {
			objections.add("The profile demo is active, whose accounts have a password that everybody knows.");
		}
		SECRETS.stream()
			.filter((name) -> !isSecret(this.environment.getProperty(name)))
			.map(ProductionGuard::say)
			.forEach(objections::add);
		String operator = this.environment.getProperty("edgewise.identity.operator-secret");
		if (StringUtils.hasText(operator) && !isSecret(operator)) {
			objections.add(say("edgewise.identity.operator-secret"));
		}
		return objections;
	}

	private static boolean isSecret(@Nullable String value) {
		return value != null && value.length() >= SHORTEST && KNOWN.stream().noneMatch(value::equalsIgnoreCase)
				&& value.chars().distinct().count() > 4;
	}

	private static String say(String property) {
		return "%s is not set to a secret of at least %d characters.".formatted(property, SHORTEST);
	}

}
