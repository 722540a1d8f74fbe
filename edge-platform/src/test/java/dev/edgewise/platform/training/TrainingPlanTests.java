package dev.edgewise.platform.training;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingPlanTests {

	@Test
	void tellsVariablesFromRequests() {
		TrainingPlan plan = TrainingPlan.parse("""
				# a comment
				SERVER_NAME=a=b

				GET /readyz
				POST /render text/markdown One
				""");
		assertThat(plan.environment()).containsOnly(Map.entry("SERVER_NAME", "a=b"));
		assertThat(plan.requests()).extracting(TrainingRequest::path).containsExactly("/readyz", "/render");
	}

}
