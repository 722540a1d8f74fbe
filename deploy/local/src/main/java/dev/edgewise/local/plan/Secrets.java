package dev.edgewise.local.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

import dev.edgewise.local.Json;

/**
 * What the processes of one stack share and nobody else knows. Made once, at random, and
 * kept readable for the owner only.
 *
 * @param databasePassword the password of PostgreSQL's user
 * @param serviceClientSecret the client secret of the POPs' services
 * @param identityKeySecret encrypts the issuer's signing keys at rest
 */
public record Secrets(String databasePassword, String serviceClientSecret, String identityKeySecret) {

	private static final int BYTES = 32;

	public static Secrets of(Path file) throws IOException {
		if (!Files.exists(file)) {
			Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), "secrets", "",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.writeString(aside, Json.MAPPER.writeValueAsString(random(new SecureRandom())));
			Files.move(aside, file);
		}
		return Json.MAPPER.readValue(Files.readString(file), Secrets.class);
	}

	private static Secrets random(SecureRandom random) {
		return new Secrets(random(random, BYTES), random(random, BYTES), random(random, BYTES));
	}

	private static String random(SecureRandom random, int bytes) {
		byte[] secret = new byte[bytes];
		random.nextBytes(secret);
		return HexFormat.of().formatHex(secret);
	}

}
