package dev.edgewise.cms.identity;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.edgewise.cms.testing.Backing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "edgewise.identity.key-secret=of-the-test", "edgewise.service.client-secret=between-us" })
class SignInIT {

	private static final String SCOPE = "openid profile";

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

	private Browser browser;

	@BeforeEach
	void untilTheDemoIsThere() {
		this.browser = new Browser(this.port);
		await().atMost(Duration.ofSeconds(60)).until(() -> this.browser.get("/readyz").statusCode() == 200);
	}

	@Test
	void signsAPersonInByCodeAndPkce() throws Exception {
		JsonNode tokens = this.browser.tokens("edith", SCOPE);
		Jwt token = this.decoder.decode(tokens.path("access_token").asString());
		assertThat(token.getClaimAsString("iss")).isEqualTo("http://localhost:8000");
		assertThat(token.getSubject()).isEqualTo("edith");
		assertThat(token.getAudience()).containsExactly("edgewise");
		assertThat(token.getClaimAsString("name")).isEqualTo("Edith");
		assertThat(token.getClaimAsStringList("roles")).containsExactly("editor");
		assertThat(token.getClaimAsString("country")).isEqualTo("GB");
		assertThat(token.getClaimAsString("locale")).isEqualTo("en");
		assertThat(token.getClaimAsStringList("interests")).containsExactly("identity", "failure");
		assertThat(token.getClaimAsString("theme")).isEqualTo("auto");
		assertThat(tokens.has("refresh_token")).isFalse();
		assertThat(token.getHeaders()).containsEntry("alg", "ES256").containsKey("kid");
		assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofMinutes(15));
		SignedJWT idToken = SignedJWT.parse(tokens.path("id_token").asString());
		assertThat(idToken.getJWTClaimsSet().getAudience()).containsExactly("edgewise-gateway");
		assertThat(idToken.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
	}

	@Test
	void redeemsACodeOnceAndForItsVerifierOnly() throws Exception {
		String code = this.browser.code("ada", SCOPE);
		assertThat(this.browser.redeem(code, "w".repeat(64)).statusCode()).isEqualTo(400);
		String another = new Browser(this.port).code("ada", SCOPE);
		assertThat(this.browser.redeem(another, Browser.VERIFIER).statusCode()).isEqualTo(200);
		assertThat(this.browser.redeem(another, Browser.VERIFIER).statusCode()).isEqualTo(400);
	}

	@Test
	void sendsCodesToConfiguredGatewaysOnly() throws Exception {
		HttpResponse<String> answer = this.browser
			.send(this.browser.request(Browser.authorize("http://localhost:6666/session/callback", SCOPE))
				.header("Accept", "text/html")
				.GET());
		assertThat(answer.statusCode()).isEqualTo(400);
	}

	@Test
	void refusesAWrongPasswordPolitely() throws Exception {
		assertThat(this.browser.signIn("ada\0", "guess").toString()).endsWith("/login?error");
		assertThat(this.browser.get("/login?error").body()).contains("do not belong together");
	}

	@Test
	void introducesTheDemosPeople() throws Exception {
		assertThat(this.browser.get("/login").body()).contains("Kenji", "Reader in Tokyo", "edgewise");
		assertThat(this.browser.get("/issuer/login.css").statusCode()).isEqualTo(200);
	}

	@Test
	void givesServicesTheirToken() throws Exception {
		Jwt token = this.decoder
			.decode(this.browser.serviceToken("edgewise-service", "between-us", "content.internal"));
		assertThat(token.getClaimAsStringList("scope")).containsExactly("content.internal");
		assertThat(token.getSubject()).isEqualTo("edgewise-service");
		assertThat(token.getAudience()).containsExactly("edgewise");
		assertThat(token.hasClaim("roles")).isFalse();
		assertThat(this.browser.clientCredentials("edgewise-service", "between-us", "identity.keys").statusCode())
			.isEqualTo(400);
		assertThat(this.browser.clientCredentials("edgewise-service", "guess", "content.internal").statusCode())
			.isEqualTo(401);
	}

	@Test
	void publishesTwoPublicKeysAndStoresNoneInTheClear() throws Exception {
		HttpResponse<String> answer = this.browser.get("/oauth2/jwks");
		assertThat(answer.headers().allValues("Cache-Control"))
			.containsExactly("public, max-age=300, stale-if-error=86400");
		JWKSet keys = JWKSet.parse(answer.body());
		assertThat(keys.getKeys()).hasSize(2).allSatisfy((key) -> {
			assertThat(key.isPrivate()).isFalse();
			assertThat(key.getAlgorithm().getName()).isEqualTo("ES256");
		});
		List<byte[]> sealed = this.jdbc.sql("select sealed from signing_key")
			.query((row, number) -> row.getBytes(1))
			.list();
		assertThat(sealed).hasSize(2)
			.allSatisfy((key) -> assertThat(new String(key, StandardCharsets.ISO_8859_1)).doesNotContain("kty"));
		assertThat(this.browser.get("/.well-known/openid-configuration").body())
			.contains("\"issuer\":\"http://localhost:8000\"", "code_challenge_methods_supported");
	}

	@Test
	void readsTheSameKeysAgainButNotWithAnotherSecret() throws Exception {
		this.browser.get("/oauth2/jwks");
		assertThat(new StoredSigningKeys(this.jdbc, "of-the-test").load()).hasSize(2)
			.isEqualTo(new StoredSigningKeys(this.jdbc, "of-the-test").load());
		assertThatThrownBy(() -> new StoredSigningKeys(this.jdbc, "another").load())
			.isInstanceOf(IdentityUnavailableException.class);
	}

}
