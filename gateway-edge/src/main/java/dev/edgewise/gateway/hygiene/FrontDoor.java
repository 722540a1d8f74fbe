package dev.edgewise.gateway.hygiene;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

import dev.edgewise.cache.CacheStatus;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.origin.Shield;
import dev.edgewise.platform.problem.Problems;
import dev.edgewise.platform.problem.ReactiveProblemWriter;
import dev.edgewise.platform.timing.ServerTiming;

/**
 * First and last to see a request and its response: refuses ambiguous paths (400) and
 * unsafe requests of foreign pages (403), drops what a client must not set, decides about
 * CORS in the upstreams' place (for the topology's gateways), and signs every response
 * with {@code Edge-Pop} and {@code Server-Timing}. Another POP, which fetches through
 * this one, gets responses as the cache has them, with what is told to caches only.
 */
public final class FrontDoor {

	static final String EDGE_POP = "Edge-Pop";

	/** Fields between the origin and its caches; no client's business. */
	private static final List<String> INTERNAL = List.of("Surrogate-Key", "Surrogate-Control", PurgePosition.FIELD);

	private static final List<String> EXPOSED = List.of(CacheStatus.FIELD, ServerTiming.FIELD, EDGE_POP,
			"Edge-Knowledge", "ETag", "Age", "Retry-After");

	private final String pop;

	private final TrustedOrigins origins;

	private final ReactiveProblemWriter problems;

	private final boolean ownSite;

	private final Peers peers;

	/**
	 * Creates the door.
	 * @param ownSite whether what is answered is Edgewise's: then who may read across
	 * origins is decided here, in the upstreams' place, and no cache comes after this one
	 */
	FrontDoor(String pop, TrustedOrigins origins, ReactiveProblemWriter problems, Peers peers, boolean ownSite) {
		this.peers = peers;
		this.ownSite = ownSite;
		this.pop = pop;
		this.origins = origins;
		this.problems = problems;
	}

	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, HttpHandler next) {
		long start = System.nanoTime();
		String origin = request.getHeaders().getOrigin();
		String token = request.getHeaders().getFirst(Shield.PEER);
		if (token == null || !this.ownSite) {
			response.beforeCommit(() -> Mono.fromRunnable(() -> sign(response.getHeaders(), origin, start)));
			return admit(request, response, next);
		}
		return this.peers.isPeer(token).flatMap((peer) -> {
			response.beforeCommit(() -> Mono.fromRunnable(() -> {
				if (peer) {
					response.getHeaders().set(EDGE_POP, this.pop);
				}
				else {
					sign(response.getHeaders(), origin, start);
				}
			}));
			return admit(request, response, next);
		});
	}

	private Mono<Void> admit(ServerHttpRequest request, ServerHttpResponse response, HttpHandler next) {
		HttpHeaders headers = request.getHeaders();
		String origin = headers.getOrigin();
		if (!RequestHygiene.isUnambiguous(request.getURI().getRawPath())) {
			return this.problems.write(response, Problems.of(HttpStatus.BAD_REQUEST,
					"The path is ambiguous: it must not hold dot segments, empty segments, parameters or encoded separators"));
		}
		if (!this.origins.mayAct(request.getMethod(), headers)) {
			return this.problems.write(response,
					Problems.of(HttpStatus.FORBIDDEN, "Pages of this origin may not change anything here"));
		}
		if (this.ownSite && isPreflight(request)) {
			return this.origins.mayRead(origin) ? preflight(request, response) : this.problems.write(response,
					Problems.of(HttpStatus.FORBIDDEN, "Pages of this origin may not call this gateway"));
		}
		return next.handle(clean(request), response);
	}

	private static boolean isPreflight(ServerHttpRequest request) {
		return request.getMethod() == HttpMethod.OPTIONS
				&& request.getHeaders().getAccessControlRequestMethod() != null;
	}

	private static Mono<Void> preflight(ServerHttpRequest request, ServerHttpResponse response) {
		HttpHeaders headers = response.getHeaders();
		headers.setAccessControlAllowMethods(List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT,
				HttpMethod.DELETE, HttpMethod.PATCH));
		headers.setAccessControlAllowHeaders(request.getHeaders().getAccessControlRequestHeaders());
		headers.setAccessControlMaxAge(Duration.ofMinutes(10));
		response.setStatusCode(HttpStatus.NO_CONTENT);
		return response.setComplete();
	}

	private static ServerHttpRequest clean(ServerHttpRequest request) {
		Set<String> dropped = RequestHygiene.dropped(request.getHeaders());
		if (dropped.isEmpty()) {
			return request;
		}
		return request.mutate().headers((headers) -> dropped.forEach(headers::remove)).build();
	}

	/** Whether a raw path may be answered at all. */
	public boolean accepts(String rawPath) {
		return RequestHygiene.isUnambiguous(rawPath);
	}

	/**
	 * Makes a response this gateway's.
	 * @param origin the origin of the page that asks, if it is a page that says so
	 * @param start when the request arrived, by {@link System#nanoTime()}
	 */
	public void sign(HttpHeaders headers, @Nullable String origin, long start) {
		INTERNAL.forEach(headers::remove);
		headers.set(EDGE_POP, this.pop);
		ServerTiming timing = new ServerTiming();
		timing.add("edge", Duration.ofNanos(System.nanoTime() - start));
		headers.getOrEmpty(ServerTiming.FIELD).forEach(timing::addAll);
		headers.set(ServerTiming.FIELD, timing.toString());
		if (this.ownSite) {
			signOwn(headers, origin);
		}
	}

	private void signOwn(HttpHeaders headers, @Nullable String origin) {
		headers.remove("CDN-Cache-Control");
		headers.set("X-Content-Type-Options", "nosniff");
		headers.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
		headers.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
		if (this.origins.mayRead(origin)) {
			headers.setAccessControlAllowOrigin(origin);
			headers.setAccessControlAllowCredentials(true);
			headers.setAccessControlExposeHeaders(EXPOSED);
			headers.set("Timing-Allow-Origin", origin);
		}
		headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
	}

}
