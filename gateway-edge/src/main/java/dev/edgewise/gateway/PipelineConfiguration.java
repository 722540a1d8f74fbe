package dev.edgewise.gateway;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.edgewise.gateway.cache.CacheDoor;
import dev.edgewise.gateway.hygiene.FrontDoor;
import dev.edgewise.gateway.interim.Interims;
import dev.edgewise.gateway.session.SessionDoor;

/** The order of a request's way through this gateway. */
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

	@Bean
	EdgePipeline edgePipeline(Interims interims, FrontDoor hygiene, ObjectProvider<SessionDoor> session,
			CacheDoor cache) {
		return new EdgePipeline(interims, hygiene, session.getIfAvailable(), cache);
	}

}
