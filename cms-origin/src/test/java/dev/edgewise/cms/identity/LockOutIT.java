package dev.edgewise.cms.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.edgewise.cms.identity.Attempts.Bucket;
import dev.edgewise.cms.testing.Backing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "edgewise.identity.key-secret=of-the-test")
class LockOutIT {

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	private Browser stranger;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheDemoIsThere() {
		this.stranger = new Browser(this.port);
		await().atMost(Duration.ofSeconds(60)).until(() -> this.stranger.get("/readyz").statusCode() == 200);
		this.jdbc.sql("delete from login_failure").update();
	}

	@Test
	void letsTheOwnersBrowserInWhateverStrangersDo() throws Exception {
		Browser owner = new Browser(this.port);
		assertThat(owner.signIn("ada", "edgewise").toString()).doesNotContain("error");
		guess("ada", GuardedSignIn.FREE_PER_ADDRESS);
		assertThat(this.stranger.signIn("ada", "edgewise").toString()).endsWith("/login?error");
		assertThat(this.stranger.get("/login?error").body()).contains("Too many attempts", "Wait 1 min");
		assertThat(owner.signIn("ada", "edgewise").toString()).doesNotContain("error");
		assertThat(new Browser(this.port).signIn("kenji", "edgewise").toString()).doesNotContain("error");
	}

	@Test
	void countsAKnownBrowserByItself() throws Exception {
		Browser owner = new Browser(this.port);
		owner.signIn("kenji", "edgewise");
		for (int failure = 0; failure < GuardedSignIn.FREE_PER_ADDRESS; failure++) {
			owner.signIn("kenji", "wrong");
		}
		assertThat(owner.signIn("kenji", "edgewise").toString()).endsWith("/login?error");
		assertThat(this.stranger.signIn("kenji", "edgewise").toString()).doesNotContain("error");
	}

	@Test
	void forgetsFailuresAfterASuccess() throws Exception {
		guess("maya", GuardedSignIn.FREE_PER_ADDRESS - 1);
		assertThat(this.stranger.signIn("maya", "edgewise").toString()).doesNotContain("error");
		Browser another = new Browser(this.port);
		another.signIn("maya", "wrong");
		assertThat(another.signIn("maya", "edgewise").toString()).doesNotContain("error");
	}

	@Test
	void slowsDownGuessesFromManyAddresses() {
		Attempts attempts = new Attempts(this.jdbc, Clock.systemUTC());
		for (int address = 0; address < GuardedSignIn.FREE_PER_ACCOUNT; address++) {
			attempts.failed(List.of(new Bucket("address\nmarie\n" + address, GuardedSignIn.FREE_PER_ADDRESS),
					new Bucket("account\nmarie", GuardedSignIn.FREE_PER_ACCOUNT)));
		}
		assertThat(attempts.pause(List.of(new Bucket("account\nmarie", GuardedSignIn.FREE_PER_ACCOUNT)))).isPresent();
		assertThat(attempts.pause(List.of(new Bucket("address\nmarie\n1", GuardedSignIn.FREE_PER_ADDRESS)))).isEmpty();
	}

	@Test
	void storesNeitherNamesNorAddresses() throws Exception {
		guess("nobody-of-this-name", 2);
		assertThat(this.jdbc.sql("select * from login_failure").query().listOfRows().toString())
			.doesNotContain("nobody-of-this-name");
		assertThat(this.jdbc.sql("select max(failures) from login_failure").query(Integer.class).single()).isEqualTo(2);
	}

	private void guess(String account, int times) throws Exception {
		for (int failure = 0; failure < times; failure++) {
			assertThat(this.stranger.signIn(account, "guess " + failure).toString()).endsWith("/login?error");
		}
	}

}
