package dev.edgewise.cms.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/**
 * Marks of browsers from which somebody has signed in: a random number and the account's
 * name, sealed with a key of the issuer, so that nobody can make one or move it to
 * another account. A mark proves nothing but that; it only sets its browser apart from
 * strangers' when sign-ins fail.
 */
class KnownDevices {

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	private final StringKeyGenerator random = new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

	KnownDevices(String secret) {
		this.key = new SecretKeySpec(("device-cookie:" + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
	}

	String mark(String account) {
		String number = this.random.generateKey();
		return number + '.' + seal(account, number);
	}

	/** The browser's number, if the mark is this account's. */
	Optional<String> numberOf(String mark, String account) {
		int dot = mark.indexOf('.');
		if (dot < 0) {
			return Optional.empty();
		}
		String number = mark.substring(0, dot);
		boolean genuine = MessageDigest.isEqual(seal(account, number).getBytes(StandardCharsets.UTF_8),
				mark.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
		return genuine ? Optional.of(number) : Optional.empty();
	}

	private String seal(String account, String number) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			byte[] seal = mac.doFinal((number + '\n' + account).getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has " + ALGORITHM, ex);
		}
	}

}
