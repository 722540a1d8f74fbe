package dev.edgewise.cms.identity;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import dev.edgewise.cms.testing.Backing;
import dev.edgewise.cms.testing.CoreClient;
import dev.edgewise.cms.testing.Tokens;
import dev.edgewise.platform.testing.TestIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A core whose editors another issuer vouches for. */
@ActiveProfiles("demo")
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class AnotherIssuerIT {

	private static final TestIssuer THEIRS = issuer();

	@LocalServerPort
	int port;

	@Autowired
	JwtEncoder ours;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
		properties.add("edgewise.identity.accepted.issuer", THEIRS::url);
		properties.add("edgewise.identity.accepted.jwks-uri", THEIRS::keySet);
	}

	@AfterAll
	static void stop() {
		THEIRS.close();
	}

	@BeforeEach
	void untilReady() {
		await().atMost(Duration.ofSeconds(60)).until(() -> as("").get("/readyz").status() == 200);
	}

	@Test
	void itsEditorsMayWriteAndOursMayNot() throws Exception {
		assertThat(publish(THEIRS.token("eve", "editor"))).isEqualTo(201);
		assertThat(publish(THEIRS.token("rob", "reader"))).isEqualTo(403);
		assertThat(publish(new Tokens(this.ours).ofRole("editor"))).isEqualTo(401);
		try (TestIssuer stranger = issuer()) {
			assertThat(publish(stranger.token("eve", "editor"))).isEqualTo(401);
		}
	}

	private int publish(String token) {
		return as(token).post(CoreClient.ARTICLES, CoreClient.article(Map.of())).status();
	}

	private CoreClient as(String token) {
		return new CoreClient(URI.create("http://localhost:" + this.port), () -> token);
	}

	private static TestIssuer issuer() {
		try {
			return new TestIssuer("/realms/news/keys");
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

}
