package dev.edgewise.cms.identity;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

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
import static org.awaitility.Awaitility.await;

@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "edgewise.identity.key-secret=of-the-test", "edgewise.service.client-secret=between-us" })
class RefreshIT {

	private static final String OFFLINE = "openid profile offline_access";

	@LocalServerPort
	int port;

	@Autowired
	JwtDecoder decoder;

	@Autowired
	JdbcClient jdbc;

	private Browser browser;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheDemoIsThere() {
		this.browser = new Browser(this.port);
		await().atMost(Duration.ofSeconds(60)).until(() -> this.browser.get("/readyz").statusCode() == 200);
	}

	@Test
	void rotatesWithEachUse() throws Exception {
		String first = refreshToken(this.browser.tokens("ada", OFFLINE));
		JsonNode refreshed = refreshed(first);
		assertThat(refreshToken(refreshed)).isNotEqualTo(first);
		Jwt token = this.decoder.decode(refreshed.path("access_token").asString());
		assertThat(token.getSubject()).isEqualTo("ada");
		assertThat(token.getClaimAsStringList("roles")).containsExactly("reader");
		assertThat(refreshToken(refreshed(refreshToken(refreshed)))).isNotBlank();
	}

	@Test
	void tellsWhatTheAccountHasBecomeMeanwhile() throws Exception {
		String first = refreshToken(this.browser.tokens("kenji", OFFLINE));
		this.jdbc.sql("update account set theme = 'dark' where name = 'kenji'").update();
		Jwt token = this.decoder.decode(refreshed(first).path("access_token").asString());
		assertThat(token.getClaimAsString("theme")).isEqualTo("dark");
	}

	@Test
	void endsTheSignInWhenATokenIsUsedTwice() throws Exception {
		String stolen = refreshToken(this.browser.tokens("maya", OFFLINE));
		String ofTheThief = refreshToken(refreshed(stolen));
		assertThat(this.browser.refresh(stolen).body()).contains("invalid_grant");
		assertThat(this.browser.refresh(ofTheThief).body()).contains("invalid_grant");
		assertThat(this.jdbc.sql("select count(*) from oauth2_authorization where principal_name = 'maya'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void letsOneOfManyAtOnceThroughAndThenNone() throws Exception {
		String token = refreshToken(this.browser.tokens("marie", OFFLINE));
		List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
				() -> this.browser.http().sendAsync(this.browser.refreshing(token).build(), BodyHandlers.ofString()))
			.limit(8)
			.toList();
		List<HttpResponse<String>> successes = answers.stream()
			.map(CompletableFuture::join)
			.filter((answer) -> answer.statusCode() == 200)
			.toList();
		assertThat(successes).hasSizeLessThanOrEqualTo(1);
		for (HttpResponse<String> success : successes) {
			assertThat(this.browser.refresh(refreshToken(this.browser.json(success))).statusCode()).isEqualTo(400);
		}
	}

	@Test
	void refusesStrangers() throws Exception {
		assertThat(this.browser.refresh("made-up").body()).contains("invalid_grant");
		String token = refreshToken(this.browser.tokens("ada", OFFLINE));
		HttpResponse<String> asService = this.browser.send(this.browser.form("/oauth2/token",
				Map.of("grant_type", "refresh_token", "client_id", "edgewise-service", "refresh_token", token)));
		assertThat(asService.statusCode()).isEqualTo(401);
		assertThat(refreshToken(refreshed(token))).isNotBlank();
	}

	private JsonNode refreshed(String token) throws Exception {
		HttpResponse<String> answer = this.browser.refresh(token);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.browser.json(answer);
	}

	private static String refreshToken(JsonNode tokens) {
		assertThat(tokens.has("refresh_token")).as(tokens.toString()).isTrue();
		return tokens.path("refresh_token").asString();
	}

}
