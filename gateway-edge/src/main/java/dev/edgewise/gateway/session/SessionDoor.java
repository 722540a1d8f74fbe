package dev.edgewise.gateway.session;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

import dev.edgewise.platform.viewer.Verification;

/**
 * Finds out who asks. The session's token leaves its cookie and goes on as a bearer
 * token, which the services verify themselves; a token that does not hold is dropped, and
 * the request goes on as nobody's. The gateway's own cookies never go further. A program
 * may bring its own bearer token instead.
 */
public final class SessionDoor {

	private static final String KNOWLEDGE = "Edge-Knowledge";

	private final SessionCookie cookie;

	private final Sessions sessions;

	private final long graceSeconds;

	SessionDoor(SessionCookie cookie, Sessions sessions, long graceSeconds) {
		this.cookie = cookie;
		this.sessions = sessions;
		this.graceSeconds = graceSeconds;
	}

	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, HttpHandler next) {
		String token = this.cookie.read(request);
		if (token == null || request.getURI().getRawPath().startsWith("/session")) {
			return next.handle(request, response);
		}
		Verification known = this.sessions.known(token);
		if (known != null) {
			return proceed(request, response, next, token, known);
		}
		return this.sessions.verify(token).flatMap((found) -> proceed(request, response, next, token, found));
	}

	private Mono<Void> proceed(ServerHttpRequest request, ServerHttpResponse response, HttpHandler next, String token,
			Verification verification) {
		return switch (verification) {
			case Verification.Verified ignored -> next.handle(withBearer(request, token), response);
			case Verification.Guessed ignored -> {
				response.getHeaders().add(KNOWLEDGE, "guess; bound=" + this.graceSeconds);
				yield next.handle(withBearer(request, token), response);
			}
			case Verification.Rejected ignored -> next.handle(withBearer(request, null), response);
		};
	}

	private ServerHttpRequest withBearer(ServerHttpRequest request, @Nullable String token) {
		return request.mutate().headers((headers) -> {
			if (token != null) {
				headers.setBearerAuth(token);
			}
			List<String> others = request.getCookies()
				.values()
				.stream()
				.flatMap(List::stream)
				.filter((cookie) -> !cookie.getName().equals(this.cookie.name()))
				.map(HttpCookie::toString)
				.toList();
			headers.remove(HttpHeaders.COOKIE);
			if (!others.isEmpty()) {
				headers.set(HttpHeaders.COOKIE, String.join("; ", others));
			}
		}).build();
	}

}
