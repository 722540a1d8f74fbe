package dev.edgewise.platform.viewer;

import java.time.Clock;
import java.util.function.Consumer;

import dev.edgewise.platform.testing.TestIssuer;
import dev.edgewise.platform.viewer.Verification.Rejected;
import dev.edgewise.platform.viewer.Verification.Verified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** Who vouches for viewers is a matter of configuration, and one at a time does. */
class AnotherIssuerTests {

	private TestIssuer ours;

	private TestIssuer theirs;

	@BeforeEach
	void start() throws Exception {
		this.ours = new TestIssuer("/oauth2/jwks");
		this.theirs = new TestIssuer("/realms/news/protocol/openid-connect/certs");
	}

	@AfterEach
	void stop() {
		this.ours.close();
		this.theirs.close();
	}

	@Test
	void takesTheTokensOfTheIssuerConfigured() {
		trusting("edgewise.identity.issuer=" + this.ours.url(), (tokens) -> {
			assertThat(tokens.verify(token(this.ours))).isInstanceOf(Verified.class);
			assertThat(tokens.verify(token(this.theirs))).isInstanceOf(Rejected.class);
		});
	}

	@Test
	void takesAnothersInsteadWithKeysWhereverItHasThem() {
		trusting("edgewise.identity.issuer=" + this.theirs.url(), (tokens) -> {
			assertThat(tokens.verify(token(this.theirs))).isInstanceOfSatisfying(Verified.class, (verified) -> {
				assertThat(verified.viewer().account()).isEqualTo("ada");
				assertThat(verified.viewer().roles()).containsExactly("member");
			});
			assertThat(tokens.verify(token(this.ours))).isInstanceOf(Rejected.class);
		}, "edgewise.identity.jwks-uri=" + this.theirs.keySet());
	}

	/** The same key id does not help: the key is another, or the name is. */
	@Test
	void takesNeitherByTheOthersKeys() {
		trusting("edgewise.identity.issuer=" + this.ours.url(), (tokens) -> {
			assertThat(tokens.verify(token(this.ours))).isInstanceOf(Rejected.class);
			assertThat(tokens.verify(token(this.theirs))).isInstanceOf(Rejected.class);
		}, "edgewise.identity.jwks-uri=" + this.theirs.keySet());
	}

	private static String token(TestIssuer issuer) {
		try {
			return issuer.token("ada", "member");
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	private static void trusting(String issuer, Consumer<ViewerTokens> then, String... more) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ViewerAutoConfiguration.class))
			.withBean(Clock.class, Clock::systemUTC)
			.withPropertyValues(issuer)
			.withPropertyValues(more)
			.run((context) -> then.accept(context.getBean(ViewerTokens.class)));
	}

}
