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
		if (isSessions(request.getURI().getRawPath())) {
			return next.handle(request, response);
		}
		String token = this.cookie.read(request);
		if (token == null) {
			boolean ours = request.getCookies().keySet().stream().anyMatch(SessionDoor::isOurs);
			return next.handle(ours ? onward(request, null) : request, response);
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
			case Verification.Verified ignored -> next.handle(onward(request, token), response);
			case Verification.Guessed ignored -> {
				response.getHeaders().add(KNOWLEDGE, "guess; bound=" + this.graceSeconds);
				yield next.handle(onward(request, token), response);
			}
			case Verification.Rejected ignored -> next.handle(onward(request, null), response);
		};
	}

	private static boolean isSessions(String path) {
		return path.equals("/session") || path.startsWith("/session/");
	}

	/** Of this POP or, as browsers do not tell ports apart, of another. */
	private static boolean isOurs(String cookie) {
		return cookie.startsWith(SessionCookies.PREFIX);
	}

	private static ServerHttpRequest onward(ServerHttpRequest request, @Nullable String token) {
		List<String> others = request.getCookies()
			.values()
			.stream()
			.flatMap(List::stream)
			.filter((cookie) -> !isOurs(cookie.getName()))
			.map(HttpCookie::toString)
			.toList();
		return request.mutate().headers((headers) -> {
			if (token != null) {
				headers.setBearerAuth(token);
			}
			headers.remove(HttpHeaders.COOKIE);
			if (!others.isEmpty()) {
				headers.set(HttpHeaders.COOKIE, String.join("; ", others));
			}
		}).build();
	}

}
