package dev.edgewise.gateway.hit;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.gateway.hygiene.FrontDoor;
import dev.edgewise.gateway.route.CachedRoutes;
import dev.edgewise.gateway.session.SessionDoor;
import dev.edgewise.platform.pop.Topology;

/** The short way of hits, in the public server's pipelines. */
@Configuration(proxyBeanMethods = false)
class HitConfiguration {

	@Bean
	Hits hits(FrontDoor hygiene, ObjectProvider<SessionDoor> session, CachedRoutes routes, HttpCache cache,
			MeterRegistry meters, Topology topology) {
		return new Hits(hygiene, session.getIfAvailable(), routes, cache, new HitMeters(meters),
				"edgewise-" + topology.here().code());
	}

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> hitLane(Hits hits) {
		return (factory) -> factory.addServerCustomizers((server) -> server
			.doOnChannelInit((observer, channel, remote) -> HitLane.install(channel.pipeline(), hits)));
	}

}
