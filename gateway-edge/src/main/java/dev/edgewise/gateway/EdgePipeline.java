package dev.edgewise.gateway;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

import dev.edgewise.gateway.cache.CacheDoor;
import dev.edgewise.gateway.hygiene.FrontDoor;
import dev.edgewise.gateway.interim.Interims;
import dev.edgewise.gateway.session.SessionDoor;

/**
 * Every request's way, ahead of Spring's handler chain: hygiene, session, cache, and then
 * whatever serves the path. Even a cache hit passes the first two. Where the gateway is
 * the reverse proxy of one origin there are no sessions.
 */
final class EdgePipeline implements HttpHandlerDecoratorFactory {

	private final Interims interims;

	private final FrontDoor hygiene;

	private final @Nullable SessionDoor session;

	private final CacheDoor cache;

	EdgePipeline(Interims interims, FrontDoor hygiene, @Nullable SessionDoor session, CacheDoor cache) {
		this.interims = interims;
		this.hygiene = hygiene;
		this.session = session;
		this.cache = cache;
	}

	@Override
	public HttpHandler apply(HttpHandler inner) {
		HttpHandler cached = (request, response) -> this.cache.handle(request, response, inner);
		SessionDoor door = this.session;
		HttpHandler identified = (door != null) ? (request, response) -> door.handle(request, response, cached)
				: cached;
		HttpHandler clean = (request, response) -> this.hygiene.handle(request, response, identified);
		return (request, response) -> this.interims.handle(request, response, clean);
	}

}
