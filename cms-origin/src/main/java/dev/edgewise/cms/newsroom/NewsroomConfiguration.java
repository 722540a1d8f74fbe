package dev.edgewise.cms.newsroom;

import java.net.URI;
import java.util.stream.Collectors;

import dev.edgewise.cms.content.Desk;
import dev.edgewise.platform.pop.Topology;
import jakarta.validation.Validator;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The pages, and who may see them: editors, signed in with a session. Scripts come from
 * here alone, and speak with here and the gateways.
 */
@Configuration(proxyBeanMethods = false)
class NewsroomConfiguration {

	@Bean
	Frames newsroomFrames(Topology topology, JsonMapper json) {
		return new Frames(topology, json);
	}

	@Bean
	Templates newsroomTemplates() {
		return new Templates();
	}

	@Bean
	ArticlePages articlePages(Desk desk, Templates templates, Frames frames, Validator validator) {
		return new ArticlePages(desk, templates, frames, validator);
	}

	@Bean
	@Order(3)
	SecurityFilterChain newsroomPages(HttpSecurity http, Frames frames) {
		String gateways = frames.gateways().stream().map(URI::toString).collect(Collectors.joining(" "));
		String policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; "
				+ "connect-src 'self' " + gateways + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
		return http.securityMatcher("/newsroom", "/newsroom/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("editor"))
			.exceptionHandling(
					(exceptions) -> exceptions.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
			.headers((headers) -> headers.contentSecurityPolicy((csp) -> csp.policyDirectives(policy))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
			.build();
	}

}
