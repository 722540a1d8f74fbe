package dev.edgewise.platform.viewer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.edgewise.platform.viewer.Verification.Guessed;
import dev.edgewise.platform.viewer.Verification.Rejected;
import dev.edgewise.platform.viewer.Verification.Verified;

import static org.assertj.core.api.Assertions.assertThat;

class ViewerTokensTests {

	private static final Instant NOW = Instant.now();

	private HttpServer issuer;

	private ECKey key;

	@BeforeEach
	void start() throws IOException, JOSEException {
		this.key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
		byte[] keys = new JWKSet(this.key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
		this.issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.issuer.createContext("/oauth2/jwks", (exchange) -> {
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, keys.length);
			exchange.getResponseBody().write(keys);
			exchange.close();
		});
		this.issuer.start();
	}

	@AfterEach
	void stop() {
		this.issuer.stop(0);
	}

	@Test
	void knowsTheViewerOfAValidToken() throws Exception {
		Verification verification = tokens(NOW).verify(sign(claims().build()));
		assertThat(verification)
			.isEqualTo(new Verified(new Viewer("ada", "Ada", java.util.Set.of("reader"), "GB", "en", List.of(),
					Viewer.Theme.AUTO, NOW.plusSeconds(900).truncatedTo(java.time.temporal.ChronoUnit.SECONDS))));
	}

	@Test
	void takesAccessTokensOfOtherIssuersToo() throws Exception {
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one")
			.type(new JOSEObjectType("at+jwt"))
			.build();
		assertThat(tokens(NOW).verify(sign(header, this.key, claims().build()))).isInstanceOf(Verified.class);
	}

	@Test
	void rejectsTokensOfOthersAndForOthers() throws Exception {
		ViewerTokens tokens = tokens(NOW);
		assertThat(tokens.verify(sign(claims().issuer("http://elsewhere").build()))).isInstanceOf(Rejected.class);
		assertThat(tokens.verify(sign(claims().audience("edgewise-gateway").build()))).isInstanceOf(Rejected.class);
		assertThat(tokens.verify(sign(claims().audience((String) null).build()))).isInstanceOf(Rejected.class);
	}

	@Test
	void knowsAServiceByItsScopeWhileItsTokenIsInForce() throws Exception {
		String token = sign(claims().claim("scope", List.of("content.internal")).build());
		assertThat(tokens(NOW).isService(token)).isTrue();
		assertThat(tokens(NOW.plusSeconds(901)).isService(token)).isFalse();
		assertThat(tokens(NOW).isService(sign(claims().claim("scope", List.of("openid")).build()))).isFalse();
		assertThat(tokens(NOW).isService(sign(claims().build()))).isFalse();
		assertThat(tokens(NOW)
			.isService(sign(claims().audience("other").claim("scope", List.of("content.internal")).build()))).isFalse();
		ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
		assertThat(tokens(NOW).isService(sign(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build(), stranger,
				claims().claim("scope", List.of("content.internal")).build())))
			.isFalse();
		assertThat(tokens(NOW).isService("made up")).isFalse();
	}

	@Test
	void rejectsWhatTheIssuerDidNotSign() throws Exception {
		ViewerTokens tokens = tokens(NOW);
		ECKey forged = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build();
		assertThat(tokens.verify(sign(header, forged, claims().build()))).isInstanceOf(Rejected.class);
		assertThat(tokens.verify(new PlainJWT(claims().build()).serialize())).isInstanceOf(Rejected.class);
		assertThat(tokens.verify("no token")).isInstanceOf(Rejected.class);
		assertThat(tokens.verify("")).isInstanceOf(Rejected.class);
	}

	@Test
	void rejectsTokensThatLackWhatIsNeededOrBeginLater() throws Exception {
		ViewerTokens tokens = tokens(NOW);
		assertThat(tokens.verify(sign(claims().subject(null).build()))).isInstanceOf(Rejected.class);
		assertThat(tokens.verify(sign(claims().expirationTime(null).build()))).isInstanceOf(Rejected.class);
		assertThat(tokens.verify(sign(claims().notBeforeTime(Date.from(NOW.plusSeconds(300))).build())))
			.isInstanceOf(Rejected.class);
	}

	@Test
	void rejectsAnExpiredTokenWhileTheIssuerAnswers() throws Exception {
		assertThat(tokens(NOW.plusSeconds(901)).verify(sign(claims().build()))).isInstanceOf(Rejected.class);
	}

	@Test
	void guessesAReaderForTwelveHoursWhileTheIssuerIsAway() throws Exception {
		String token = sign(claims().build());
		assertThat(afterOutage(token, Duration.ofHours(11))).isInstanceOf(Guessed.class);
		assertThat(afterOutage(token, Duration.ofHours(13))).isInstanceOf(Rejected.class);
	}

	@Test
	void neverGuessesAnEditor() throws Exception {
		String token = sign(claims().claim("roles", List.of("reader", "editor")).build());
		assertThat(afterOutage(token, Duration.ofMinutes(16))).isInstanceOf(Rejected.class);
		String unknown = sign(claims().claim("roles", List.of()).build());
		assertThat(afterOutage(unknown, Duration.ofMinutes(16))).isInstanceOf(Rejected.class);
	}

	/** Keys were fetched before the outage, as by a process that runs. */
	private Verification afterOutage(String token, Duration later) throws Exception {
		start();
		MovingClock clock = new MovingClock(NOW);
		ViewerTokens tokens = tokens(clock);
		assertThat(tokens.verify(sign(claims().build()))).isInstanceOf(Verified.class);
		String ours = resign(token);
		stop();
		clock.now = NOW.plus(later);
		return tokens.verify(ours);
	}

	/** Each outage has an issuer, and so a port and a key, of its own. */
	private String resign(String token) throws Exception {
		JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
		return sign(new JWTClaimsSet.Builder(claims).issuer(url()).build());
	}

	private JWTClaimsSet.Builder claims() {
		return new JWTClaimsSet.Builder().issuer(url())
			.subject("ada")
			.audience("edgewise")
			.claim("name", "Ada")
			.claim("roles", List.of("reader"))
			.claim("country", "GB")
			.claim("locale", "en")
			.issueTime(Date.from(NOW))
			.expirationTime(Date.from(NOW.plusSeconds(900)));
	}

	private String sign(JWTClaimsSet claims) throws JOSEException {
		return sign(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build(), this.key, claims);
	}

	private static String sign(JWSHeader header, ECKey key, JWTClaimsSet claims) throws JOSEException {
		SignedJWT token = new SignedJWT(header, claims);
		token.sign(new ECDSASigner(key));
		return token.serialize();
	}

	private ViewerTokens tokens(Instant now) throws IOException {
		return tokens(Clock.fixed(now, ZoneOffset.UTC));
	}

	private ViewerTokens tokens(Clock clock) throws IOException {
		IdentityProperties properties = new IdentityProperties(URI.create(url()), null, null, null, null, "edgewise",
				"edgewise-gateway", Duration.ofHours(12));
		return new ViewerAutoConfiguration().viewerTokens(properties, clock);
	}

	private String url() {
		return "http://localhost:" + this.issuer.getAddress().getPort();
	}

}
