package dev.edgewise.cms.identity;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import dev.edgewise.cms.testing.Backing;
import dev.edgewise.platform.viewer.Verification.Verified;
import dev.edgewise.platform.viewer.Viewer;
import dev.edgewise.platform.viewer.ViewerAutoConfiguration;
import dev.edgewise.platform.viewer.ViewerTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "edgewise.identity.key-secret=of-the-test")
class AccountIT {

	@LocalServerPort
	int port;

	@Autowired
	JwtDecoder decoder;

	@Autowired
	Accounts accounts;

	@Autowired
	PasswordEncoder passwords;

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
	void changesWhatTokensSay() throws Exception {
		this.browser.signIn("marie", "edgewise");
		HttpResponse<String> page = this.browser.get("/account");
		assertThat(page.body()).contains("Marie", "limits, consistency", "GB");
		HttpResponse<String> saved = this.browser.send(this.browser.form("/account",
				Map.of("_csrf", Browser.csrf(page), "language", "de", "interests", "caching edge", "theme", "dark")));
		assertThat(this.browser.location(saved).toString()).endsWith("/account?saved");
		assertThat(this.browser.get("/account?saved").body()).contains("Saved.", "caching, edge");
		String access = new Browser(this.port).tokens("marie", "openid profile").path("access_token").asString();
		Jwt token = this.decoder.decode(access);
		assertThat(token.getClaimAsString("locale")).isEqualTo("de");
		assertThat(token.getClaimAsStringList("interests")).containsExactly("caching", "edge");
		assertThat(token.getClaimAsString("theme")).isEqualTo("dark");
		assertThat(token.getClaimAsStringList("roles")).containsExactly("member");
		atAPop((tokens) -> assertThat(tokens.verify(access)).isInstanceOfSatisfying(Verified.class, (verified) -> {
			assertThat(verified.viewer().language()).isEqualTo("de");
			assertThat(verified.viewer().interests()).containsExactly("caching", "edge");
			assertThat(verified.viewer().theme()).isEqualTo(Viewer.Theme.DARK);
			assertThat(verified.viewer().country()).isEqualTo("GB");
		}));
	}

	/** As a service of a POP verifies them. */
	private void atAPop(Consumer<ViewerTokens> then) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ViewerAutoConfiguration.class))
			.withBean(Clock.class, Clock::systemUTC)
			.withPropertyValues("edgewise.identity.issuer=http://localhost:8000",
					"edgewise.identity.jwks-uri=http://localhost:" + this.port + "/oauth2/jwks")
			.run((context) -> then.accept(context.getBean(ViewerTokens.class)));
	}

	@Test
	void keepsWhatIsWrongOnThePage() throws Exception {
		this.browser.signIn("kenji", "edgewise");
		String csrf = Browser.csrf(this.browser.get("/account"));
		HttpResponse<String> answer = this.browser.send(this.browser.form("/account",
				Map.of("_csrf", csrf, "language", "<script>", "interests", "", "theme", "dark")));
		assertThat(answer.body()).contains("Language must be", "&lt;script&gt;").doesNotContain("<script>");
		assertThat(this.accounts.find("kenji").orElseThrow().tastes().theme()).isEqualTo("auto");
	}

	@Test
	void sendsStrangersToTheLoginAndRefusesForgedForms() throws Exception {
		HttpResponse<String> stranger = this.browser
			.send(this.browser.request("/account").header("Accept", "text/html").GET());
		assertThat(this.browser.location(stranger).toString()).endsWith("/login");
		this.browser.signIn("ada", "edgewise");
		HttpResponse<String> forged = this.browser
			.send(this.browser.form("/account", Map.of("language", "de", "interests", "", "theme", "dark")));
		assertThat(forged.statusCode()).isEqualTo(403);
	}

	@Test
	void hashesPasswordsWithBcryptAndASaltEach() {
		String ada = this.accounts.find("ada").orElseThrow().passwordHash();
		assertThat(ada).startsWith("{bcrypt}$2a$10$");
		assertThat(ada).isNotEqualTo(this.accounts.find("maya").orElseThrow().passwordHash());
	}

	@Test
	void aProductionProcessEndsWhenItFindsTheDemosAccounts() {
		boolean[] ended = new boolean[1];
		DemoAccountsRefusal refusal = new DemoAccountsRefusal(this.accounts, this.passwords, () -> ended[0] = true);
		assertThatIllegalStateException().isThrownBy(refusal::databaseArrived).withMessageContaining("edith");
		assertThat(ended[0]).isTrue();
	}

}
