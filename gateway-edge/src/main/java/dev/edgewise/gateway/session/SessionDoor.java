package dev.edgewise.gateway.session;

import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
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

	private static final Verification NOBODY = new Verification.Rejected("There is no token");

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
		if (!request.getHeaders().containsHeader(HttpHeaders.COOKIE) || isSessions(request.getURI().getRawPath())) {
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

	/**
	 * Finds out who asks without waiting for anybody, and changes the request's fields as
	 * {@link #handle} does. False when that takes a verification, or when the answer
	 * would have to be marked: then nothing is changed.
	 * @param fields field values by lower-case name
	 */
	public boolean recall(Map<String, List<String>> fields) {
		List<String> lines = fields.getOrDefault("cookie", List.of());
		if (lines.stream().noneMatch((line) -> line.contains(SessionCookies.PREFIX))) {
			return true;
		}
		List<Cookie> cookies = lines.stream()
			.flatMap((line) -> ServerCookieDecoder.STRICT.decodeAll(line).stream())
			.toList();
		String token = this.cookie.read(cookies);
		Verification known = (token != null) ? this.sessions.known(token) : NOBODY;
		if (known == null || known instanceof Verification.Guessed) {
			return false;
		}
		fields.remove("cookie");
		List<String> others = cookies.stream()
			.filter((cookie) -> !isOurs(cookie.name()))
			.map((cookie) -> cookie.name() + '=' + cookie.value())
			.toList();
		if (!others.isEmpty()) {
			fields.put("cookie", List.of(String.join("; ", others)));
		}
		if (known instanceof Verification.Verified) {
			fields.put("authorization", List.of("Bearer " + token));
		}
		return true;
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
