package dev.edgewise.local.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Proof key for code exchange (RFC 7636) with method S256.
 *
 * @param verifier what only the client knows until the exchange
 * @param challenge its hash, which everybody may see
 */
record Pkce(String verifier, String challenge) {

	private static final int BYTES = 32;

	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	static Pkce random() {
		byte[] secret = new byte[BYTES];
		new SecureRandom().nextBytes(secret);
		return of(BASE64.encodeToString(secret));
	}

	static Pkce of(String verifier) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
			return new Pkce(verifier, BASE64.encodeToString(hash));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
