package dev.edgewise.platform.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/** An issuer with a key and addresses of its own, which calls that key as all do. */
public final class TestIssuer implements AutoCloseable {

	private final HttpServer server;

	private final ECKey key;

	private final String keySetPath;

	public TestIssuer(String keySetPath) throws IOException, JOSEException {
		this.keySetPath = keySetPath;
		this.key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
		byte[] keys = new JWKSet(this.key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext(keySetPath, (exchange) -> {
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, keys.length);
			exchange.getResponseBody().write(keys);
			exchange.close();
		});
		this.server.start();
	}

	public String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	public String keySet() {
		return url() + this.keySetPath;
	}

	/** An access token as of RFC 9068. */
	public String token(String subject, String role) throws JOSEException {
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one")
			.type(new JOSEObjectType("at+jwt"))
			.build();
		SignedJWT token = new SignedJWT(header,
				new JWTClaimsSet.Builder().issuer(url())
					.subject(subject)
					.audience(List.of("edgewise", "account"))
					.claim("roles", List.of(role))
					.expirationTime(Date.from(Instant.now().plusSeconds(900)))
					.build());
		token.sign(new ECDSASigner(this.key));
		return token.serialize();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
