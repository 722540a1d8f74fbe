package dev.edgewise.platform.problem;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.DispatcherHandler;
import tools.jackson.databind.json.JsonMapper;

/** Problem details and request limits of reactive services. */
@AutoConfiguration
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public class ReactiveProblemAutoConfiguration {

	@Bean
	ReactiveProblemWriter reactiveProblemWriter(JsonMapper json) {
		return new ReactiveProblemWriter(json);
	}

	@Bean
	ReactiveProblems reactiveProblems(ReactiveProblemWriter writer) {
		return new ReactiveProblems(writer);
	}

	@Bean
	RequestLimitWebFilter requestLimitWebFilter(@Value("${edgewise.web.max-request:256KB}") DataSize limit) {
		return new RequestLimitWebFilter(limit.toBytes());
	}

}
