package dev.edgewise.gateway.session;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;

import dev.edgewise.platform.problem.Problems;
import dev.edgewise.platform.viewer.Verification;
import dev.edgewise.platform.viewer.Viewer;

/**
 * Lets editors pass, by the bearer token that the session, or a program, has brought. Who
 * is nobody gets 401, who is somebody else 403. A guess is never enough: what an editor
 * may do waits for a fact.
 */
public final class Editors {

	private static final String BEARER = "Bearer ";

	private final Sessions sessions;

	Editors(Sessions sessions) {
		this.sessions = sessions;
	}

	/** The editor who asks; fails where it is none. */
	public Mono<Viewer> require(ServerHttpRequest request) {
		String token = token(request);
		if (token == null) {
			return Mono.error(nobody());
		}
		return this.sessions.verify(token).flatMap((verification) -> switch (verification) {
			case Verification.Verified verified when verified.viewer().isEditor() -> Mono.just(verified.viewer());
			case Verification.Verified ignored -> Mono.error(noEditor());
			case Verification.Guessed ignored -> Mono.error(noEditor());
			case Verification.Rejected ignored -> Mono.error(nobody());
		});
	}

	private static @Nullable String token(ServerHttpRequest request) {
		String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
		return (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length()))
				? authorization.substring(BEARER.length()).strip() : null;
	}

	private static ErrorResponseException nobody() {
		ErrorResponseException failure = new ErrorResponseException(HttpStatus.UNAUTHORIZED,
				Problems.of(HttpStatus.UNAUTHORIZED, "Sign in as an editor"), null);
		failure.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		return failure;
	}

	private static ErrorResponseException noEditor() {
		return new ErrorResponseException(HttpStatus.FORBIDDEN,
				Problems.of(HttpStatus.FORBIDDEN, "This takes the role of an editor"), null);
	}

}
