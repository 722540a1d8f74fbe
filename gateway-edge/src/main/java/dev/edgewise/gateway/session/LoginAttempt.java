package dev.edgewise.gateway.session;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A sign-in under way, kept in a short-lived cookie of the browser that began it
 * (authorization code with PKCE, RFC 7636).
 *
 * @param state ties the issuer's answer to this attempt
 * @param verifier proves to the issuer that who redeems the code is who asked for it
 * @param returnTo where to go afterwards: a path of this gateway
 */
record LoginAttempt(String state, String verifier, String returnTo) {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	static LoginAttempt begin(@Nullable String returnTo) {
		return new LoginAttempt(random(), random(), localPath(returnTo));
	}

	/** A path of this gateway, and nothing that a browser would take for another host. */
	private static String localPath(@Nullable String path) {
		if (path == null || !path.startsWith("/") || path.startsWith("//")) {
			return "/";
		}
		try {
			return new URI(path).toASCIIString();
		}
		catch (URISyntaxException ex) {
			return "/";
		}
	}

	private static String random() {
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return BASE64.encodeToString(bytes);
	}

	String challenge() {
		try {
			return BASE64.encodeToString(
					MessageDigest.getInstance("SHA-256").digest(this.verifier.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String toCookie() {
		return this.state + '.' + this.verifier + '.'
				+ BASE64.encodeToString(this.returnTo.getBytes(StandardCharsets.UTF_8));
	}

	static Optional<LoginAttempt> ofCookie(String value) {
		String[] parts = value.split("\\.");
		if (parts.length != 3) {
			return Optional.empty();
		}
		try {
			String returnTo = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8);
			return Optional.of(new LoginAttempt(parts[0], parts[1], localPath(returnTo)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
