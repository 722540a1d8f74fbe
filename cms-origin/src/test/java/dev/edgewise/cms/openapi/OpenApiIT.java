package dev.edgewise.cms.openapi;

import java.util.Set;
import java.util.stream.Collectors;

import dev.edgewise.cms.testing.Backing;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OpenApiIT {

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mappings;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@Test
	void describesWhatThereIsAndNothingElse() {
		Set<String> there = this.mappings.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues()
				.stream()
				.flatMap((path) -> mapping.getMethodsCondition()
					.getMethods()
					.stream()
					.map((method) -> method + " " + path.replaceAll("\\{(\\w+):(?:[^{}]|\\{\\d+})*}", "{$1}"))))
			.filter((operation) -> operation.matches("\\w+ (/api/content|/api/newsroom|/internal/content|/media).*"))
			.collect(Collectors.toSet());
		assertThat(OpenApi.load().operations().stream().map((operation) -> operation.method() + " " + operation.path()))
			.containsExactlyInAnyOrderElementsOf(there);
	}

}
