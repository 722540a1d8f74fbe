package dev.edgewise.cms.identity;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.edgewise.cms.identity.KeyRotation.KeyView;
import dev.edgewise.cms.identity.KeyRotation.Outcome;
import dev.edgewise.cms.testing.Backing;
import dev.edgewise.cms.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "edgewise.identity.key-secret=of-the-test", "edgewise.identity.operator-secret=of-the-operators",
				"edgewise.identity.key-rotation.lead=0s", "edgewise.identity.key-rotation.refresh=500ms" })
class KeyRotationIT {

	private static final String ROTATION = "/internal/identity/keys/rotation";

	@LocalServerPort
	int port;

	@Autowired
	SigningKeys keys;

	@Autowired
	KeyRotation rotation;

	@Autowired
	JwtEncoder encoder;

	@Autowired
	JwtDecoder decoder;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionTemplate transaction;

	private Browser operator;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheDatabaseIsThere() {
		this.operator = new Browser(this.port);
		await().atMost(Duration.ofSeconds(60)).until(() -> this.operator.get("/readyz").statusCode() == 200);
		this.keys.all();
	}

	@Test
	void signsWithTheKeyThatWasPublishedAheadAndKeepsTheOldOnePublished() throws Exception {
		List<String> before = published();
		String oldToken = new Tokens(this.encoder).ofRole("editor");
		assertThat(this.rotation.rotateNow()).isInstanceOf(Outcome.Rotated.class);
		List<String> after = published();
		assertThat(after).hasSize(before.size() + 1).containsAll(before);
		assertThat(signer(new Tokens(this.encoder).ofRole("editor"))).isEqualTo(before.get(1));
		assertThat(this.decoder.decode(oldToken).getSubject()).isEqualTo("someone");
		assertThat(this.rotation.view()).extracting(KeyView::state).startsWith("signing", "next").contains("retired");
	}

	@Test
	void otherInstancesFollowAndNeverSignWithWhatIsNotPublished() {
		SigningKeys other = new SigningKeys(new StoredSigningKeys(this.jdbc, "of-the-test"), Duration.ofMillis(200),
				Clock.systemUTC());
		String before = other.all().getFirst().getKeyID();
		this.rotation.rotateNow();
		assertThat(this.keys.all()).extracting(ECKey::getKeyID).contains(before);
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(other.all().getFirst()).isEqualTo(this.keys.all().getFirst()));
	}

	@Test
	void instancesThatRotateAtOnceLeaveOneThatSignsAndOneThatWaits() {
		List<CompletableFuture<Void>> turns = Stream.generate(
				() -> CompletableFuture.runAsync(() -> instance(Clock.systemUTC(), Duration.ofDays(30)).rotateNow(),
						(task) -> Thread.ofVirtual().start(task)))
			.limit(6)
			.toList();
		turns.forEach(CompletableFuture::join);
		assertThat(this.rotation.view()).extracting(KeyView::state)
			.containsOnlyOnce("signing")
			.containsOnlyOnce("next");
	}

	@Test
	void rotatesByScheduleOnceForAllInstances() {
		Clock inAMonth = Clock.offset(Clock.systemUTC(), Duration.ofDays(31));
		String signing = this.rotation.view().getFirst().keyId();
		// the stored moment is the database's, so a month later is due, and the rotation
		// just made is not
		this.jdbc
			.sql("update signing_key set signs_since = now() - interval '31 days' where signs_since is not null "
					+ "and retired_at is null")
			.update();
		instance(Clock.systemUTC(), Duration.ofDays(30)).rotateWhenDue();
		instance(Clock.systemUTC(), Duration.ofDays(30)).rotateWhenDue();
		List<KeyView> after = this.rotation.view();
		assertThat(after.getFirst().keyId()).isNotEqualTo(signing);
		assertThat(after).filteredOn((key) -> key.keyId().equals(signing))
			.extracting(KeyView::state)
			.containsExactly("retired");
		instance(inAMonth, Duration.ofDays(60)).rotateWhenDue();
		assertThat(this.rotation.view()).extracting(KeyView::state).containsExactly("signing", "next");
	}

	@Test
	void waitsUntilVerifiersKnowTheNextKey() {
		KeyRotation careful = new KeyRotation(new StoredSigningKeys(this.jdbc, "of-the-test"), this.keys,
				new KeyRotationProperties(Duration.ofDays(30), Duration.ofHours(1), Duration.ofHours(13),
						Duration.ofSeconds(10)),
				this.jdbc, this.transaction, Clock.systemUTC());
		List<KeyView> before = careful.view();
		assertThat(careful.rotateNow()).isInstanceOfSatisfying(Outcome.TooEarly.class,
				(early) -> assertThat(early.until()).isAfter(Instant.now()));
		assertThat(careful.view()).isEqualTo(before);
	}

	@Test
	void withdrawsACompromisedKeyAndItsTokensAtOnce() throws Exception {
		String token = new Tokens(this.encoder).ofRole("editor");
		String compromised = signer(token);
		HttpResponse<String> answer = command(ROTATION + "?compromised=true", operatorToken());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(published()).doesNotContain(compromised).hasSizeGreaterThanOrEqualTo(2);
		assertThat(catchThrowable(() -> this.decoder.decode(token))).isNotNull();
		assertThat(signer(new Tokens(this.encoder).ofRole("editor"))).isNotEqualTo(compromised);
	}

	@Test
	void obeysOperatorsOnly() throws Exception {
		assertThat(command(ROTATION, operatorToken()).statusCode()).isEqualTo(200);
		assertThat(command(ROTATION, new Tokens(this.encoder).ofRole("editor")).statusCode()).isEqualTo(403);
		assertThat(command(ROTATION, new Tokens(this.encoder).ofService()).statusCode()).isEqualTo(403);
		assertThat(command(ROTATION, "nonsense").statusCode()).isEqualTo(401);
		assertThat(this.operator.get("/internal/identity/keys").statusCode()).isEqualTo(401);
		HttpResponse<String> view = this.operator.send(this.operator.request("/internal/identity/keys")
			.header("Authorization", "Bearer " + operatorToken())
			.GET());
		assertThat(view.body()).contains("\"state\":\"signing\"").doesNotContain("sealed", "\"d\"");
	}

	private KeyRotation instance(Clock clock, Duration period) {
		StoredSigningKeys stored = new StoredSigningKeys(this.jdbc, "of-the-test");
		KeyRotationProperties properties = new KeyRotationProperties(period, Duration.ZERO, Duration.ofHours(13),
				Duration.ofSeconds(1));
		return new KeyRotation(stored, new SigningKeys(stored, properties.refresh(), clock), properties, this.jdbc,
				this.transaction, clock);
	}

	private String operatorToken() throws Exception {
		return this.operator.serviceToken("edgewise-operator", "of-the-operators", "identity.keys");
	}

	private HttpResponse<String> command(String path, String token) throws Exception {
		return this.operator.send(this.operator.request(path)
			.header("Authorization", "Bearer " + token)
			.POST(HttpRequest.BodyPublishers.noBody()));
	}

	private List<String> published() throws Exception {
		return JWKSet.parse(this.operator.get("/oauth2/jwks").body()).getKeys().stream().map(JWK::getKeyID).toList();
	}

	private static String signer(String token) throws Exception {
		return SignedJWT.parse(token).getHeader().getKeyID();
	}

}
