package dev.edgewise.local.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	@TempDir
	Path directory;

	@Test
	void areMadeOnceAndReadableForTheOwnerOnly() throws IOException {
		Path file = this.directory.resolve("secrets.json");
		Secrets secrets = Secrets.of(file);
		assertThat(Secrets.of(file)).isEqualTo(secrets);
		assertThat(secrets.databasePassword()).hasSize(64).isNotEqualTo(secrets.serviceClientSecret());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

}
