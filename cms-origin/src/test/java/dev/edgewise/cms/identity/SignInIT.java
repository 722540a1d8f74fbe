package dev.edgewise.cms.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.edgewise.cms.testing.Backing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "edgewise.identity.key-secret=of-the-test", "edgewise.service.client-secret=between-us" })
class SignInIT {

	private static final String CALLBACK = "http://localhost:8080/session/callback";

	private static final String VERIFIER = "v".repeat(64);

	private HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final JsonMapper json = new JsonMapper();

	@LocalServerPort
	int port;

	@Autowired
	JwtDecoder decoder;

	@Autowired
	JdbcClient jdbc;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheDemoIsThere() {
		await().atMost(Duration.ofSeconds(60)).until(() -> send(request("/readyz").GET()).statusCode() == 200);
	}

	@Test
	void signsAPersonInByCodeAndPkce() throws Exception {
		JsonNode tokens = this.json.readTree(redeem(code("edith"), VERIFIER).body());
		Jwt token = this.decoder.decode(tokens.path("access_token").asString());
		assertThat(token.getClaimAsString("iss")).isEqualTo("http://localhost:8000");
		assertThat(token.getSubject()).isEqualTo("edith");
		assertThat(token.getAudience()).containsExactly("edgewise");
		assertThat(token.getClaimAsString("name")).isEqualTo("Edith");
		assertThat(token.getClaimAsStringList("roles")).containsExactly("editor");
		assertThat(token.getClaimAsString("country")).isEqualTo("GB");
		assertThat(token.getClaimAsString("locale")).isEqualTo("en");
		assertThat(token.getHeaders()).containsEntry("alg", "ES256").containsKey("kid");
		assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofMinutes(15));
		SignedJWT idToken = SignedJWT.parse(tokens.path("id_token").asString());
		assertThat(idToken.getJWTClaimsSet().getAudience()).containsExactly("edgewise-gateway");
		assertThat(idToken.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
	}

	@Test
	void redeemsACodeOnceAndForItsVerifierOnly() throws Exception {
		String code = code("ada");
		assertThat(redeem(code, "w".repeat(64)).statusCode()).isEqualTo(400);
		assertThat(redeem(code("ada"), VERIFIER).statusCode()).isEqualTo(200);
	}

	@Test
	void sendsCodesToConfiguredGatewaysOnly() throws Exception {
		HttpResponse<String> answer = send(
				request(authorize("http://localhost:6666/session/callback")).header("Accept", "text/html").GET());
		assertThat(answer.statusCode()).isEqualTo(400);
	}

	@Test
	void refusesAWrongPasswordPolitely() throws Exception {
		HttpResponse<String> page = send(request("/login").GET());
		HttpResponse<String> answer = send(
				form("/login", Map.of("username", "ada\0", "password", "guess", "_csrf", csrf(page))));
		assertThat(location(answer).toString()).endsWith("/login?error");
		assertThat(send(request("/login?error").GET()).body()).contains("do not belong together");
	}

	@Test
	void introducesTheDemosPeople() throws Exception {
		assertThat(send(request("/login").GET()).body()).contains("Kenji", "Reader in Tokyo", "edgewise");
		assertThat(send(request("/issuer/login.css").GET()).statusCode()).isEqualTo(200);
	}

	@Test
	void givesServicesTheirToken() throws Exception {
		String basic = Base64.getEncoder()
			.encodeToString("edgewise-service:between-us".getBytes(StandardCharsets.UTF_8));
		HttpResponse<String> answer = send(
				form("/oauth2/token", Map.of("grant_type", "client_credentials", "scope", "content.internal"))
					.header("Authorization", "Basic " + basic));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		Jwt token = this.decoder.decode(this.json.readTree(answer.body()).path("access_token").asString());
		assertThat(token.getClaimAsStringList("scope")).containsExactly("content.internal");
		assertThat(token.getSubject()).isEqualTo("edgewise-service");
		assertThat(token.hasClaim("roles")).isFalse();
	}

	@Test
	void publishesTwoPublicKeysAndStoresNoneInTheClear() throws Exception {
		JWKSet keys = JWKSet.parse(send(request("/oauth2/jwks").GET()).body());
		assertThat(keys.getKeys()).hasSize(2).allSatisfy((key) -> {
			assertThat(key.isPrivate()).isFalse();
			assertThat(key.getAlgorithm().getName()).isEqualTo("ES256");
		});
		List<byte[]> sealed = this.jdbc.sql("select sealed from signing_key")
			.query((row, number) -> row.getBytes(1))
			.list();
		assertThat(sealed).hasSize(2)
			.allSatisfy((key) -> assertThat(new String(key, StandardCharsets.ISO_8859_1)).doesNotContain("kty"));
		assertThat(send(request("/.well-known/openid-configuration").GET()).body())
			.contains("\"issuer\":\"http://localhost:8000\"", "code_challenge_methods_supported");
	}

	@Test
	void readsTheSameKeysAgainButNotWithAnotherSecret() throws Exception {
		send(request("/oauth2/jwks").GET());
		assertThat(new StoredSigningKeys(this.jdbc, "of-the-test").load()).hasSize(2)
			.isEqualTo(new StoredSigningKeys(this.jdbc, "of-the-test").load());
		org.assertj.core.api.Assertions.assertThatThrownBy(() -> new StoredSigningKeys(this.jdbc, "another").load())
			.isInstanceOf(IdentityUnavailableException.class);
	}

	private String code(String name) throws Exception {
		this.browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		URI login = location(send(request(authorize(CALLBACK)).header("Accept", "text/html").GET()));
		HttpResponse<String> page = send(HttpRequest.newBuilder(login).GET());
		HttpResponse<String> signedIn = send(
				form("/login", Map.of("username", name, "password", "edgewise", "_csrf", csrf(page))));
		HttpResponse<String> redirect = send(
				HttpRequest.newBuilder(location(signedIn)).header("Accept", "text/html").GET());
		URI callback = location(redirect);
		assertThat(callback.toString()).startsWith(CALLBACK).contains("state=some-state");
		return first(Pattern.compile("[?&]code=([^&]+)"), callback.toString());
	}

	private HttpResponse<String> redeem(String code, String verifier) throws Exception {
		return send(form("/oauth2/token", Map.of("grant_type", "authorization_code", "client_id", "edgewise-gateway",
				"code", code, "redirect_uri", CALLBACK, "code_verifier", verifier)));
	}

	private static String authorize(String callback) throws Exception {
		byte[] challenge = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
		return "/oauth2/authorize?" + encoded(Map.of("response_type", "code", "client_id", "edgewise-gateway", "scope",
				"openid profile", "state", "some-state", "redirect_uri", callback, "code_challenge_method", "S256",
				"code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(challenge)));
	}

	private static String csrf(HttpResponse<String> page) {
		return first(Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\""), page.body());
	}

	private static String first(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		assertThat(matcher.find()).as(text).isTrue();
		return matcher.group(1);
	}

	private HttpRequest.Builder form(String path, Map<String, String> fields) {
		return request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(encoded(fields)));
	}

	private static String encoded(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private URI location(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
		return URI.create("http://localhost:" + this.port)
			.resolve(answer.headers().firstValue("Location").orElseThrow());
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.browser.send(request.build(), BodyHandlers.ofString());
	}

}
