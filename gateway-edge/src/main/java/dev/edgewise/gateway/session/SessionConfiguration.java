package dev.edgewise.gateway.session;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import dev.edgewise.gateway.route.ConditionalOnOwnRoutes;
import dev.edgewise.platform.pop.Topology;
import dev.edgewise.platform.viewer.IdentityProperties;
import dev.edgewise.platform.viewer.ViewerTokens;

/** Sessions: a cookie per POP, sign-in at the issuer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOwnRoutes
class SessionConfiguration {

	@Bean
	SessionCookies sessionCookies(Topology topology) {
		return SessionCookies.of(topology.here());
	}

	@Bean
	Sessions sessions(ViewerTokens tokens) {
		return new Sessions(tokens);
	}

	@Bean
	SessionDoor sessionDoor(SessionCookies cookies, Sessions sessions, IdentityProperties identity) {
		return new SessionDoor(cookies.session(), sessions, identity.grace().toSeconds());
	}

	@Bean
	Editors editors(Sessions sessions) {
		return new Editors(sessions);
	}

	@Bean
	TokenEndpoint tokenEndpoint(IdentityProperties identity, SessionCookies cookies) {
		return new TokenEndpoint(WebClient.create(), identity, cookies.redirect());
	}

}
