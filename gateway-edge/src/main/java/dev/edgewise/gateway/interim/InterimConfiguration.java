package dev.edgewise.gateway.interim;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Interim responses, from upstreams' connections to clients'. */
@Configuration(proxyBeanMethods = false)
class InterimConfiguration {

	@Bean
	Interims interims(@Value("${edgewise.gateway.early-hints:true}") boolean enabled) {
		return new Interims(enabled);
	}

	@Bean
	HttpClientCustomizer withoutInterimResponses() {
		return UpstreamInterims::taken;
	}

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> interimLane() {
		return (factory) -> factory.addServerCustomizers((server) -> server
			.doOnChannelInit((observer, channel, remote) -> InterimLane.install(channel.pipeline())));
	}

}
