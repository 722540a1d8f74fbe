package dev.edgewise.gateway.session;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

import dev.edgewise.gateway.route.ConditionalOnOwnRoutes;
import dev.edgewise.platform.viewer.IdentityProperties;
import dev.edgewise.platform.viewer.Verification;
import dev.edgewise.platform.viewer.Viewer;

/** Who am I, sign in, sign out. */
@RestController
@ConditionalOnOwnRoutes
@RequestMapping("/session")
class SessionController {

	private static final Duration ATTEMPT = Duration.ofMinutes(10);

	private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");

	private final SessionCookie session;

	private final SessionCookie identityToken;

	private final SessionCookie attempt;

	private final Sessions sessions;

	private final TokenEndpoint tokens;

	private final IdentityProperties identity;

	private final URI home;

	private final URI redirect;

	SessionController(SessionCookies cookies, Sessions sessions, TokenEndpoint tokens, IdentityProperties identity) {
		this.session = cookies.session();
		this.identityToken = cookies.identity();
		this.attempt = cookies.attempt();
		this.sessions = sessions;
		this.tokens = tokens;
		this.identity = identity;
		this.home = cookies.home();
		this.redirect = cookies.redirect();
	}

	@GetMapping
	Mono<ResponseEntity<Who>> who(ServerHttpRequest request) {
		String token = this.session.read(request);
		if (token == null) {
			return Mono.just(uncached(Who.NOBODY));
		}
		return this.sessions.verify(token).map((verification) -> uncached(switch (verification) {
			case Verification.Verified verified -> Who.of(verified.viewer(), false);
			case Verification.Guessed guessed -> Who.of(guessed.viewer(), true);
			case Verification.Rejected ignored -> Who.NOBODY;
		}));
	}

	@GetMapping("/login")
	ResponseEntity<Void> login(@RequestParam(name = "return_to", required = false) @Nullable String returnTo) {
		LoginAttempt begun = LoginAttempt.begin(returnTo);
		URI authorize = UriComponentsBuilder.fromUri(this.identity.authorize())
			.queryParam("response_type", "code")
			.queryParam("client_id", this.identity.clientId())
			.queryParam("scope", "openid profile")
			.queryParam("redirect_uri", this.redirect)
			.queryParam("state", begun.state())
			.queryParam("code_challenge", begun.challenge())
			.queryParam("code_challenge_method", "S256")
			.encode()
			.build()
			.toUri();
		return redirect(authorize, this.attempt.write(begun.toCookie(), ATTEMPT));
	}

	@GetMapping("/callback")
	Mono<ResponseEntity<Void>> callback(ServerHttpRequest request, @RequestParam @Nullable String code,
			@RequestParam @Nullable String state, @RequestParam @Nullable String error) {
		String cookie = this.attempt.read(request);
		LoginAttempt begun = (cookie != null) ? LoginAttempt.ofCookie(cookie).orElse(null) : null;
		if (begun == null || !begun.state().equals(state)) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"This sign-in was not begun here, or too long ago; begin again");
		}
		if (code == null) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The issuer refused the sign-in"
					+ ((error != null && ERROR.matcher(error).matches()) ? ": " + error : ""));
		}
		return this.tokens.redeem(code, begun.verifier())
			.flatMap((tokens) -> this.sessions.verify(tokens.access()).map((verification) -> {
				if (!(verification instanceof Verification.Verified verified)) {
					throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, "The issuer's token does not hold");
				}
				Duration age = Duration.between(Instant.now(), verified.viewer().expiresAt())
					.plus(this.identity.grace());
				return redirect(URI.create(begun.returnTo()), this.session.write(tokens.access(), age),
						this.identityToken.write(tokens.identity(), age), this.attempt.clear());
			}));
	}

	/** Forgets who it was, and tells where the issuer forgets it too. */
	@PostMapping("/logout")
	ResponseEntity<SignedOut> logout(ServerHttpRequest request) {
		UriComponentsBuilder endSession = UriComponentsBuilder.fromUri(this.identity.endSession())
			.queryParam("post_logout_redirect_uri", this.home);
		String hint = this.identityToken.read(request);
		if (hint != null) {
			endSession.queryParam("id_token_hint", hint);
		}
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.SET_COOKIE, this.session.clear().toString(), this.identityToken.clear().toString())
			.body(new SignedOut((hint != null) ? endSession.encode().build().toUri() : null));
	}

	private static ResponseEntity<Void> redirect(URI target, ResponseCookie... cookies) {
		ResponseEntity.HeadersBuilder<?> answer = ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(target)
			.cacheControl(CacheControl.noStore());
		for (ResponseCookie cookie : cookies) {
			answer.header(HttpHeaders.SET_COOKIE, cookie.toString());
		}
		return answer.build();
	}

	private static ResponseEntity<Who> uncached(Who who) {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(who);
	}

	/**
	 * After signing out here.
	 *
	 * @param endSession where a browser goes to sign out at the issuer, too (OpenID
	 * Connect RP-Initiated Logout)
	 */
	record SignedOut(@Nullable URI endSession) {
	}

	/**
	 * Who looks at a page.
	 *
	 * @param interests tags they follow, the dearest first
	 * @param theme {@code auto}, {@code light} or {@code dark}
	 * @param guess that the issuer could not be asked about it
	 */
	record Who(boolean signedIn, @Nullable String account, @Nullable String name, Set<String> roles,
			@Nullable String country, @Nullable String language, List<String> interests, String theme,
			@Nullable Instant expiresAt, boolean guess) {

		static final Who NOBODY = new Who(false, null, null, Set.of(), null, null, List.of(), named(Viewer.Theme.AUTO),
				null, false);

		static Who of(Viewer viewer, boolean guess) {
			return new Who(true, viewer.account(), viewer.name(), viewer.roles(), viewer.country(), viewer.language(),
					viewer.interests(), named(viewer.theme()), viewer.expiresAt(), guess);
		}

		private static String named(Viewer.Theme theme) {
			return theme.name().toLowerCase(Locale.ROOT);
		}

	}

}
