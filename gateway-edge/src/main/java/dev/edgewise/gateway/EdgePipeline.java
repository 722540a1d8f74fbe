package dev.edgewise.gateway;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

import dev.edgewise.gateway.cache.CacheDoor;
import dev.edgewise.gateway.hygiene.FrontDoor;
import dev.edgewise.gateway.session.SessionDoor;

/**
 * Every request's way, ahead of Spring's handler chain: hygiene, session, cache, and then
 * whatever serves the path. Even a cache hit passes the first two.
 */
final class EdgePipeline implements HttpHandlerDecoratorFactory {

	private final FrontDoor hygiene;

	private final SessionDoor session;

	private final CacheDoor cache;

	EdgePipeline(FrontDoor hygiene, SessionDoor session, CacheDoor cache) {
		this.hygiene = hygiene;
		this.session = session;
		this.cache = cache;
	}

	@Override
	public HttpHandler apply(HttpHandler inner) {
		HttpHandler cached = (request, response) -> this.cache.handle(request, response, inner);
		HttpHandler identified = (request, response) -> this.session.handle(request, response, cached);
		return (request, response) -> this.hygiene.handle(request, response, identified);
	}

}
