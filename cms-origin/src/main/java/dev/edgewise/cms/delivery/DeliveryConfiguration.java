package dev.edgewise.cms.delivery;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How answers are written.
 */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

	@Bean
	Representations representations(JsonMapper json) {
		return new Representations(json);
	}

}
