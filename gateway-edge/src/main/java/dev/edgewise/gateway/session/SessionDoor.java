package dev.edgewise.gateway.session;

import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
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

	/** Whoever sends made-up lines must not fill the heap with them. */
	private static final int MAX_REMEMBERED_CHARACTERS = 2 << 20;

	private final SessionCookie cookie;

	private final Sessions sessions;

	private final long graceSeconds;

	/** Viewers send the same line again and again, and reading it is not cheap. */
	private final LoadingCache<String, CookieLine> lines;

	SessionDoor(SessionCookie cookie, Sessions sessions, long graceSeconds) {
		this.cookie = cookie;
		this.sessions = sessions;
		this.graceSeconds = graceSeconds;
		this.lines = Caffeine.newBuilder()
			.maximumWeight(MAX_REMEMBERED_CHARACTERS)
			.weigher((String line, CookieLine read) -> 3 * line.length() + 200)
			.executor(Runnable::run)
			.build((line) -> CookieLine.read(line, cookie));
	}

	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, HttpHandler next) {
		if (!request.getHeaders().containsHeader(HttpHeaders.COOKIE) || isSessions(request.getURI().getRawPath())) {
			return next.handle(request, response);
		}
		String token = this.cookie.read(request);
		if (token == null) {
			boolean ours = request.getCookies().keySet().stream().anyMatch(SessionCookies::isOurs);
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
		if (!holdsOurs(lines)) {
			return true;
		}
		CookieLine cookies = this.lines.get((lines.size() == 1) ? lines.getFirst() : String.join("; ", lines));
		String token = cookies.token();
		Verification known = (token != null) ? this.sessions.known(token) : NOBODY;
		if (known == null || known instanceof Verification.Guessed) {
			return false;
		}
		fields.remove("cookie");
		if (!cookies.others().isEmpty()) {
			fields.put("cookie", cookies.others());
		}
		if (known instanceof Verification.Verified) {
			fields.put("authorization", cookies.bearer());
		}
		return true;
	}

	private static boolean holdsOurs(List<String> lines) {
		for (String line : lines) {
			if (line.contains(SessionCookies.PREFIX)) {
				return true;
			}
		}
		return false;
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

	private static ServerHttpRequest onward(ServerHttpRequest request, @Nullable String token) {
		List<String> others = request.getCookies()
			.values()
			.stream()
			.flatMap(List::stream)
			.filter((cookie) -> !SessionCookies.isOurs(cookie.getName()))
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
