package dev.edgewise.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PidFileTests {

	@TempDir
	Path directory;

	@Test
	void killsWhatAnEarlierLauncherHasLeftBehind() throws IOException {
		Path file = this.directory.resolve("pids");
		Process leftover = new ProcessBuilder("sleep", "300").start();
		new PidFile(file).add("lhr/redis", leftover.toHandle());
		assertThat(PidFile.find(file, "lhr/redis")).contains(leftover.toHandle());
		assertThat(PidFile.sweep(file)).containsExactly("lhr/redis");
		assertThat(leftover.isAlive()).isFalse();
		assertThat(file).doesNotExist();
	}

	@Test
	void sparesAProcessThatGotTheNumberLater() throws IOException, InterruptedException {
		Path file = this.directory.resolve("pids");
		Process innocent = new ProcessBuilder("sleep", "300").start();
		Files.writeString(file, innocent.pid() + " 1000 lhr/redis\n");
		assertThat(PidFile.sweep(file)).isEmpty();
		assertThat(innocent.isAlive()).isTrue();
		innocent.destroyForcibly().waitFor();
	}

	@Test
	void nothingIsLeftWhereNoFileIs() {
		assertThat(PidFile.sweep(this.directory.resolve("none"))).isEmpty();
	}

}
