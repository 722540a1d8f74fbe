package dev.edgewise.gateway.session;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import dev.edgewise.gateway.testing.FakeIssuer;
import dev.edgewise.gateway.testing.Leaks;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

/** Signing in at a fake issuer, which goes away in the end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInIT {

	private static final Duration VALID = Duration.ofMinutes(15);

	private static FakeIssuer issuer;

	private static Leaks leaks;

	private static ScriptedUpstream upstream;

	private static TestGateway gateway;

	@BeforeAll
	static void start() {
		leaks = Leaks.watch();
		issuer = new FakeIssuer();
		upstream = ScriptedUpstream.start();
		gateway = TestGateway.startAlone(upstream.url(), Map.of("edgewise.identity.issuer", issuer.url()));
	}

	@AfterAll
	static void stop() {
		gateway.close();
		upstream.close();
		leaks.assertNone();
		leaks.close();
		issuer.close();
	}

	@Test
	void sendsBrowsersToTheIssuer() {
		HttpResponse<String> login = gateway.get("/session/login?return_to=/articles/tides");
		assertThat(login.statusCode()).isEqualTo(303);
		assertThat(login.headers().firstValue("Cache-Control")).contains("no-store");
		URI location = location(login);
		assertThat(location.toString()).startsWith(issuer.url() + "/oauth2/authorize?");
		MultiValueMap<String, String> parameters = UriComponentsBuilder.fromUri(location).build().getQueryParams();
		assertThat(parameters.getFirst("response_type")).isEqualTo("code");
		assertThat(parameters.getFirst("client_id")).isEqualTo("edgewise-gateway");
		assertThat(parameters.getFirst("scope")).isEqualTo("openid%20profile");
		assertThat(parameters.getFirst("code_challenge_method")).isEqualTo("S256");
		assertThat(parameters.getFirst("code_challenge")).hasSize(43);
		assertThat(parameters.getFirst("redirect_uri")).isEqualTo("http://localhost:8080/session/callback");
		assertThat(setCookie(login, "edgewise_login_lhr")).contains("HttpOnly", "SameSite=Lax", "Max-Age=600");
	}

	@Test
	void tradesTheCodeForASession() {
		String token = issuer.token("edith", "editor", VALID);
		HttpResponse<String> callback = signIn(token, "good");
		assertThat(callback.statusCode()).isEqualTo(303);
		assertThat(location(callback)).isEqualTo(URI.create("/articles/tides"));
		assertThat(setCookie(callback, "edgewise_lhr")).startsWith("edgewise_lhr=" + token)
			.contains("HttpOnly", "SameSite=Lax", "Path=/");
		assertThat(setCookie(callback, "edgewise_login_lhr")).contains("Max-Age=0");
		assertThat(gateway.get("/session", "Cookie", "edgewise_lhr=" + token).body()).contains("\"signedIn\":true",
				"\"account\":\"edith\"", "\"name\":\"Edith\"", "\"roles\":[\"editor\"]", "\"country\":\"GB\"",
				"\"interests\":[\"caching\"]", "\"theme\":\"dark\"");
	}

	@Test
	void whoIsNobody() {
		assertThat(gateway.get("/session").body()).contains("\"signedIn\":false");
		assertThat(gateway.get("/session", "Cookie", "edgewise_lhr=forged").body()).contains("\"signedIn\":false");
	}

	@Test
	void tokenGoesOnAsBearerAndCookiesStay() {
		String token = issuer.token("ada", "reader", VALID);
		String path = TestGateway.freshPath();
		upstream.on(path, reply(200, "x"));
		gateway.get(path, "Cookie", "a=b; edgewise_lhr=" + token + "; edgewise_nrt=other; c=d");
		ScriptedUpstream.Request request = upstream.requests(path).getFirst();
		assertThat(request.header("Authorization")).isEqualTo("Bearer " + token);
		assertThat(request.header("Cookie")).isEqualTo("a=b; c=d");
	}

	@Test
	void othersCookiesStayToo() {
		String path = TestGateway.freshPath();
		upstream.on(path, reply(200, "x"));
		gateway.get(path, "Cookie", "edgewise_nrt=token; edgewise_login_lhr=verifier");
		assertThat(upstream.requests(path).getFirst().header("Cookie")).isNull();
	}

	@Test
	void tokenThatDoesNotHoldIsDropped() {
		String path = TestGateway.freshPath();
		upstream.on(path, reply(200, "x"));
		gateway.get(path, "Cookie", "edgewise_lhr=" + issuer.token("ada", "reader", VALID.negated()));
		assertThat(upstream.requests(path).getFirst().headers()).doesNotContainKeys("Authorization", "Cookie");
	}

	@Test
	void programMayBringItsOwnToken() {
		String path = TestGateway.freshPath();
		upstream.on(path, reply(200, "x"));
		gateway.get(path, "Authorization", "Bearer own");
		assertThat(upstream.requests(path).getFirst().header("Authorization")).isEqualTo("Bearer own");
	}

	@Test
	void signsOut() {
		HttpResponse<String> logout = gateway.send("POST", "/session/logout", "");
		assertThat(logout.statusCode()).isEqualTo(200);
		assertThat(setCookie(logout, "edgewise_lhr")).contains("edgewise_lhr=;", "Max-Age=0");
		assertThat(gateway.get("/session/logout").statusCode()).isEqualTo(405);
	}

	@Test
	void signingOutTellsWhereTheIssuerForgetsToo() {
		HttpResponse<String> logout = gateway.send("POST", "/session/logout", "", "Cookie",
				"edgewise_lhr=token; edgewise_id_lhr=hint");
		assertThat(logout.body()).contains("/connect/logout?post_logout_redirect_uri=", "id_token_hint=hint");
		assertThat(setCookie(logout, "edgewise_id_lhr")).contains("edgewise_id_lhr=;", "Max-Age=0", "Path=/session");
	}

	@Test
	void refusesAnAnswerToAnotherAttempt() {
		assertThat(callback("edgewise_login_lhr=" + LoginAttempt.begin("/").toCookie(), "code=good&state=other")
			.statusCode()).isEqualTo(400);
		assertThat(gateway.get("/session/callback?code=good&state=x").statusCode()).isEqualTo(400);
		assertThat(gateway.get("/session/callback").statusCode()).isEqualTo(400);
	}

	@Test
	void codeThatTheIssuerRefusesIsABadRequest() {
		HttpResponse<String> callback = signIn("", "bad");
		assertThat(callback.statusCode()).isEqualTo(400);
		assertThat(callback.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	@Test
	void tellsThatTheIssuerRefused() {
		LoginAttempt attempt = LoginAttempt.begin("/");
		String cookie = "edgewise_login_lhr=" + attempt.toCookie();
		assertThat(callback(cookie, "error=access_denied&state=" + attempt.state()).body()).contains("access_denied");
		assertThat(callback(cookie, "error=%3Cscript%3E&state=" + attempt.state()).body()).doesNotContain("script");
	}

	@Test
	void tokenOfAnotherIsNoSession() {
		try (FakeIssuer other = new FakeIssuer()) {
			assertThat(signIn(other.token("mallory", "editor", VALID), "good").statusCode()).isEqualTo(502);
		}
	}

	@Test
	@Order(Integer.MAX_VALUE)
	void withTheIssuerDownReadersAreGuessedAndNobodySignsIn() {
		gateway.get("/session", "Cookie", "edgewise_lhr=" + issuer.token("ada", "reader", VALID));
		issuer.server().close();
		assertThat(signIn("", "good").statusCode()).isEqualTo(503);
		String reader = issuer.token("ada", "reader", Duration.ofMinutes(-1));
		Awaitility.await()
			.atMost(Duration.ofSeconds(15))
			.until(() -> gateway.get("/session", "Cookie", "edgewise_lhr=" + reader).body(),
					(who) -> who.contains("\"signedIn\":true") && who.contains("\"guess\":true"));
		String path = TestGateway.freshPath();
		upstream.on(path, reply(200, "x"));
		assertThat(gateway.get(path, "Cookie", "edgewise_lhr=" + reader).headers().firstValue("Edge-Knowledge"))
			.contains("guess; bound=43200");
		assertThat(upstream.requests(path).getFirst().header("Authorization")).isEqualTo("Bearer " + reader);
		String editor = issuer.token("edith", "editor", Duration.ofMinutes(-1));
		assertThat(gateway.get("/session", "Cookie", "edgewise_lhr=" + editor).body()).contains("\"signedIn\":false");
	}

	private static HttpResponse<String> signIn(String token, String code) {
		issuer.gives(token);
		HttpResponse<String> login = gateway.get("/session/login?return_to=/articles/tides");
		String state = UriComponentsBuilder.fromUri(location(login)).build().getQueryParams().getFirst("state");
		String cookie = setCookie(login, "edgewise_login_lhr");
		return callback(cookie.substring(0, cookie.indexOf(';')), "code=" + code + "&state=" + state);
	}

	private static HttpResponse<String> callback(String cookie, String query) {
		return gateway.get("/session/callback?" + query, "Cookie", cookie);
	}

	private static URI location(HttpResponse<String> answer) {
		return URI.create(answer.headers().firstValue("Location").orElseThrow());
	}

	private static String setCookie(HttpResponse<String> answer, String name) {
		return answer.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter((cookie) -> cookie.startsWith(name + '='))
			.findFirst()
			.orElseThrow();
	}

}
