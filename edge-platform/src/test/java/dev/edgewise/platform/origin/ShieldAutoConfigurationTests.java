package dev.edgewise.platform.origin;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ShieldAutoConfigurationTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ShieldAutoConfiguration.class))
		.withPropertyValues("edgewise.pop=lhr");

	@Test
	void whoFetchesNothingHasNone() {
		this.context.withPropertyValues("edgewise.origin.shield.pop=nrt")
			.run((started) -> assertThat(started).hasNotFailed().doesNotHaveBean(Shield.class));
	}

	@Test
	void shieldItselfHasNone() {
		this.context.withPropertyValues("edgewise.origin.shield.pop=lhr")
			.run((started) -> assertThat(started).hasNotFailed().doesNotHaveBean(Shield.class));
	}

}
