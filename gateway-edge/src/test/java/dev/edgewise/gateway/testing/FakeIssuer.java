package dev.edgewise.gateway.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;

/** An issuer with one key and one token to give away. */
public final class FakeIssuer implements AutoCloseable {

	/** Secret of the services. */
	public static final String SECRET = "between us";

	private static final String SERVICE = "Basic "
			+ Base64.getEncoder().encodeToString("edgewise-service:between+us".getBytes(StandardCharsets.UTF_8));

	private final ScriptedUpstream server = ScriptedUpstream.start();

	private final AtomicReference<String> next = new AtomicReference<>("");

	private final ECKey key;

	public FakeIssuer() {
		try {
			this.key = new ECKeyGenerator(Curve.P_256).keyID("one").algorithm(JWSAlgorithm.ES256).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		String keys = new JWKSet(this.key).toPublicJWKSet().toString();
		this.server.on("/oauth2/jwks", reply(200, keys, "Content-Type: application/json"));
		this.server.on("/oauth2/token", (request, out) -> {
			if (request.body().contains("grant_type=client_credentials")) {
				boolean service = SERVICE.equals(request.header("Authorization"));
				String token = "{\"access_token\":\"" + serviceToken() + "\",\"expires_in\":900}";
				reply(service ? 200 : 401, service ? token : "{}", "Content-Type: application/json").write(request,
						out);
				return;
			}
			boolean known = request.body().contains("code=good") && request.body().contains("code_verifier=");
			reply(known ? 200 : 400, known ? "{\"access_token\":\"" + this.next.get() + "\",\"token_type\":\"Bearer\"}"
					: "{\"error\":\"invalid_grant\"}", "Content-Type: application/json")
				.write(request, out);
		});
	}

	public String url() {
		return this.server.url();
	}

	public ScriptedUpstream server() {
		return this.server;
	}

	public void gives(String token) {
		this.next.set(token);
	}

	public String token(String account, String role, Duration validity) {
		return sign(claims(account, validity).claim("name", "Edith")
			.claim("roles", List.of(role))
			.claim("country", "GB")
			.claim("interests", List.of("caching"))
			.claim("theme", "dark")
			.build());
	}

	/** What our own services get. */
	public String serviceToken() {
		return sign(
				claims("edgewise-service", Duration.ofMinutes(15)).claim("scope", List.of("content.internal")).build());
	}

	private JWTClaimsSet.Builder claims(String subject, Duration validity) {
		return new JWTClaimsSet.Builder().issuer(url())
			.audience("edgewise")
			.subject(subject)
			.expirationTime(Date.from(Instant.now().plus(validity)));
	}

	private String sign(JWTClaimsSet claims) {
		try {
			SignedJWT token = new SignedJWT(
					new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(this.key.getKeyID()).build(), claims);
			token.sign(new ECDSASigner(this.key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

}
