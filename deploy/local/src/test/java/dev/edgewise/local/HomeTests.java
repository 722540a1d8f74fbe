package dev.edgewise.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HomeTests {

	@TempDir
	Path directory;

	@Test
	void aFolderWithOtherThingsIsNoHome() throws IOException {
		Files.createDirectories(this.directory.resolve("data/family-photos"));
		assertThatExceptionOfType(LocalStackException.class).isThrownBy(() -> new Home(this.directory).create())
			.withMessageContaining("is not a stack's home");
	}

	@Test
	void forgettingLeavesNoDataAndNoSecrets() throws IOException {
		Home home = new Home(this.directory.resolve("home"));
		home.create();
		Files.createDirectories(home.data("kafka").resolve("data"));
		Files.createFile(home.secrets());
		home.forget();
		assertThat(home.data()).isEmptyDirectory();
		assertThat(home.secrets()).doesNotExist();
	}

}
