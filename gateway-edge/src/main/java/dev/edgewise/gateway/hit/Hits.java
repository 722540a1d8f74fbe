package dev.edgewise.gateway.hit;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.rules.CacheDecision;
import dev.edgewise.gateway.hygiene.FrontDoor;
import dev.edgewise.gateway.route.CachedRoutes;
import dev.edgewise.gateway.session.SessionDoor;
import dev.edgewise.platform.timing.ServerTiming;

/**
 * Answers requests that the heap has a fresh response for, as the ordinary way would:
 * hygiene, session, cache. Whatever any of them cannot tell at once — a token that nobody
 * has verified lately, a path that might be ambiguous, a response on the POP's Redis — is
 * left to the ordinary way. Safe for use by all event loops.
 */
final class Hits {

	private static final AsciiString SERVER_TIMING = AsciiString.cached(ServerTiming.FIELD);

	private static final int PATHS = 4096;

	private final FrontDoor hygiene;

	private final @Nullable SessionDoor session;

	private final CachedRoutes routes;

	private final HttpCache cache;

	private final Function<StoredResponse, Rendition> renderer;

	private final HitMeters meters;

	/** Matching a path with the routes' patterns costs more than the cache's look-up. */
	private final LoadingCache<String, Optional<String>> upstreams;

	/**
	 * Creates the short way.
	 * @param session finds out who asks; null where there are no sessions
	 * @param name name of this cache in {@code Cache-Status}
	 */
	Hits(FrontDoor hygiene, @Nullable SessionDoor session, CachedRoutes routes, HttpCache cache, HitMeters meters,
			String name) {
		this.hygiene = hygiene;
		this.session = session;
		this.routes = routes;
		this.cache = cache;
		this.renderer = (stored) -> Rendition.of(stored, (fields) -> hygiene.sign(fields, null, System.nanoTime()),
				name);
		this.meters = meters;
		this.upstreams = Caffeine.newBuilder()
			.maximumSize(PATHS)
			.executor(Runnable::run)
			.build((path) -> this.hygiene.accepts(path) ? routes.upstream(path) : Optional.empty());
	}

	@Nullable FullHttpResponse answer(HttpRequest request) {
		long start = System.nanoTime();
		PlainRequest plain = PlainRequest.of(request);
		if (plain == null || (this.session != null && !this.session.recall(plain.fields()))) {
			return null;
		}
		Optional<String> upstream = this.upstreams.get(plain.path());
		if (upstream.isEmpty()) {
			return null;
		}
		CacheKey key = this.routes.key(upstream.get(), plain.uri(), plain.host());
		CacheDecision.Fresh fresh = this.cache
			.hit(new CacheRequest("GET", key, HttpHeaders.of(plain.fields(), (name, value) -> true)));
		return (fresh != null) ? answer(fresh, start) : null;
	}

	private FullHttpResponse answer(CacheDecision.Fresh fresh, long start) {
		StoredResponse stored = fresh.response();
		Rendition rendition = stored.rendition(Rendition.class, this.renderer);
		io.netty.handler.codec.http.HttpHeaders fields = rendition.fields(fresh);
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		fields.add(SERVER_TIMING, ServerTiming.entry("edge", took));
		this.meters.count(stored.status(), took);
		return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(stored.status()),
				rendition.content(), fields, EmptyHttpHeaders.INSTANCE);
	}

}
