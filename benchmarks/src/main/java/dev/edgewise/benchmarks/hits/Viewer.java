package dev.edgewise.benchmarks.hits;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

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

import dev.edgewise.benchmarks.BenchmarkException;

/** A signed-in viewer: a token as the issuer would give, and the keys to verify it. */
final class Viewer {

	private static final Duration VALIDITY = Duration.ofHours(1);

	private final String issuer;

	private final ECKey key;

	Viewer(String issuer) {
		this.issuer = issuer;
		try {
			this.key = new ECKeyGenerator(Curve.P_256).keyID("benchmark").algorithm(JWSAlgorithm.ES256).generate();
		}
		catch (JOSEException ex) {
			throw new BenchmarkException("No key for the viewer's token", ex);
		}
	}

	String publicKeys() {
		return new JWKSet(this.key).toPublicJWKSet().toString();
	}

	String token() {
		JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(this.issuer)
			.audience("edgewise")
			.subject("ada")
			.claim("name", "Ada")
			.claim("roles", List.of("reader"))
			.claim("country", "GB")
			.expirationTime(Date.from(Instant.now().plus(VALIDITY)))
			.build();
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(this.key.getKeyID()).build(),
				claims);
		try {
			token.sign(new ECDSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new BenchmarkException("The viewer's token cannot be signed", ex);
		}
		return token.serialize();
	}

}
