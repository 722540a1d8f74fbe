package dev.edgewise.cms.identity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import dev.edgewise.cms.CmsOriginApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class ProductionGuardTests {

	private static final String SECRET = "c29tZXRoaW5nLXJhbmRvbQ";

	@Test
	void acceptsSecrets() {
		assertThat(new ProductionGuard(environment()).objections()).isEmpty();
	}

	@Test
	void refusesTheDemo() {
		MockEnvironment environment = environment();
		environment.addActiveProfile("demo");
		assertThat(new ProductionGuard(environment).objections()).singleElement().asString().contains("demo");
	}

	@Test
	void refusesWhatIsMissingShortOrKnown() {
		MockEnvironment environment = environment();
		environment.setProperty("edgewise.identity.key-secret", "");
		environment.setProperty("edgewise.archive.password", "edgewise");
		environment.setProperty("spring.datasource.password", "0000000000000000000000");
		environment.setProperty("edgewise.identity.operator-secret", "short");
		assertThat(new ProductionGuard(environment).objections()).hasSize(4)
			.anyMatch((objection) -> objection.contains("key-secret"))
			.noneMatch((objection) -> objection.contains("0000"));
	}

	@Test
	void saysSoLoudlyInsteadOfStarting(CapturedOutput output) {
		assertThatThrownBy(() -> SpringApplication.run(CmsOriginApplication.class,
				"--spring.profiles.active=production,demo", "--server.port=0"))
			.isInstanceOf(UnsafeProductionException.class);
		assertThat(output)
			.contains("APPLICATION FAILED TO START", "The profile demo is active",
					"edgewise.identity.key-secret is not set", "spring.datasource.password is not set")
			.doesNotContain("\tat ");
	}

	private static MockEnvironment environment() {
		MockEnvironment environment = new MockEnvironment();
		environment.setProperty("edgewise.identity.key-secret", SECRET);
		environment.setProperty("edgewise.service.client-secret", SECRET);
		environment.setProperty("edgewise.archive.password", SECRET);
		environment.setProperty("spring.datasource.password", SECRET);
		return environment;
	}

}
