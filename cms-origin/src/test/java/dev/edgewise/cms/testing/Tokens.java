package dev.edgewise.cms.testing;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Tokens as the issuer makes them, without signing in. */
public final class Tokens {

	public static final String ISSUER = "http://localhost:8000";

	private final JwtEncoder encoder;

	public Tokens(JwtEncoder encoder) {
		this.encoder = encoder;
	}

	public String ofRole(String role) {
		return token((claims) -> claims.claim("roles", List.of(role)));
	}

	public String ofService() {
		return token((claims) -> claims.claim("scope", "content.internal"));
	}

	public String token(Consumer<JwtClaimsSet.Builder> customizer) {
		JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
			.issuer(ISSUER)
			.audience(List.of("edgewise"))
			.subject("someone")
			.issuedAt(Instant.now())
			.expiresAt(Instant.now().plusSeconds(900));
		customizer.accept(claims);
		JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).build();
		return this.encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
	}

}
