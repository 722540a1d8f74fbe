package dev.edgewise.cms.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.edgewise.cms.identity.AcceptedTokens;
import dev.edgewise.cms.identity.RefreshingClients;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * Who may do what. Reading needs nothing and looks at no token, so an expired one does
 * not spoil an answer that is the same for all; writing needs an editor's token, full
 * texts a service's; the issuer's pages work with a session.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String CONTENT = "/api/content/**";

	@Bean
	@Order(1)
	SecurityFilterChain reading(HttpSecurity http) {
		PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
		return stateless(http)
			.securityMatchers((matchers) -> matchers.requestMatchers(path.matcher(HttpMethod.GET, CONTENT),
					path.matcher(HttpMethod.HEAD, CONTENT), path.matcher("/media/**"), path.matcher("/actuator/**"),
					path.matcher("/livez"), path.matcher("/readyz")))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain tokens(HttpSecurity http, ProblemResponses problems, AcceptedTokens accepted) {
		return stateless(http).securityMatcher("/api/**", "/internal/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/internal/**")
				.hasAuthority("SCOPE_content.internal")
				.anyRequest()
				.hasAuthority("ROLE_editor"))
			.oauth2ResourceServer((server) -> server.authenticationEntryPoint(problems)
				.accessDeniedHandler(problems)
				.jwt((jwt) -> jwt.decoder(accepted.decoder()).jwtAuthenticationConverter(authorities())))
			.exceptionHandling(
					(exceptions) -> exceptions.authenticationEntryPoint(problems).accessDeniedHandler(problems))
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain issuer(HttpSecurity http, RefreshingClients refreshing) {
		http.oauth2AuthorizationServer((server) -> {
			http.securityMatcher(server.getEndpointsMatcher());
			server.clientAuthentication(refreshing);
			server.oidc(Customizer.withDefaults());
		});
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
			.exceptionHandling((exceptions) -> exceptions.defaultAuthenticationEntryPointFor(
					new LoginUrlAuthenticationEntryPoint("/login"), new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
			.build();
	}

	@Bean
	@Order(4)
	SecurityFilterChain pages(HttpSecurity http) {
		return http
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/account").authenticated().anyRequest().permitAll())
			.formLogin((form) -> form.loginPage("/login").permitAll())
			.logout((logout) -> logout.logoutSuccessUrl("/login?logout"))
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(
					"default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'")))
			.build();
	}

	private static HttpSecurity stateless(HttpSecurity http) {
		return http.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers.cacheControl((cache) -> cache.disable()))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
	}

	private static JwtAuthenticationConverter authorities() {
		JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
		JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
		converter.setJwtGrantedAuthoritiesConverter((jwt) -> {
			Collection<GrantedAuthority> authorities = new ArrayList<>(scopes.convert(jwt));
			roles(jwt).forEach((role) -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
			return authorities;
		});
		return converter;
	}

	private static List<String> roles(Jwt jwt) {
		List<String> roles = jwt.getClaimAsStringList("roles");
		return (roles != null) ? roles : List.of();
	}

}
