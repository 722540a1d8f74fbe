package dev.edgewise.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

class ChildProcessesTests {

	@TempDir
	Path directory;

	@Test
	void stopsWhatRunsWhenClosedAndStartsNothingAfterwards() {
		ChildProcesses children = new ChildProcesses();
		ChildProcess child = children.start(shell("exec sleep 300"));
		children.close();
		assertThat(child.isAlive()).isFalse();
		assertThatIllegalStateException().isThrownBy(() -> children.start(shell("exec sleep 300")));
	}

	@Test
	void killsWhatDoesNotWantToStop() {
		try (ChildProcesses children = new ChildProcesses()) {
			ChildProcess child = children.start(shell("trap '' TERM; echo deaf; while :; do sleep 1; done"));
			await().until(() -> Files.readString(this.directory.resolve("log")).contains("deaf"));
			child.stop();
			assertThat(child.isAlive()).isFalse();
		}
	}

	@Test
	void stopsAPausedProcess() {
		try (ChildProcesses children = new ChildProcesses()) {
			ChildProcess child = children.start(shell("exec sleep 300"));
			child.pause();
			child.stop();
			assertThat(child.isAlive()).isFalse();
		}
	}

	@Test
	void theReaperEndsWhatItWatchesWhenItsPipeCloses() throws Exception {
		Process orphan = new ProcessBuilder("sleep", "300").start();
		Process forgotten = new ProcessBuilder("sleep", "300").start();
		Reaper reaper = Reaper.start();
		reaper.watch(orphan.pid(), Signal.TERM);
		reaper.watch(forgotten.pid(), Signal.TERM);
		reaper.forget(forgotten.pid());
		reaper.close();
		await().atMost(Duration.ofSeconds(10)).until(() -> !orphan.isAlive());
		assertThat(forgotten.isAlive()).isTrue();
		forgotten.destroyForcibly().waitFor();
	}

	@Test
	void aProcessThatEndsWhileStartingIsExplainedByItsLog() {
		try (ChildProcesses children = new ChildProcesses()) {
			ManagedProcess process = new ManagedProcess(new NeverReady(shell("echo no disk; exit 7")), children);
			assertThatExceptionOfType(ProcessFailedException.class)
				.isThrownBy(() -> process.start().awaitReady(Duration.ofSeconds(30)))
				.withMessageContaining("exit code 7")
				.satisfies((problem) -> assertThat(problem.logTail()).containsExactly("no disk"));
		}
	}

	@Test
	void aProcessThatIsNeverReadyFailsAtTheDeadline() {
		try (ChildProcesses children = new ChildProcesses()) {
			ManagedProcess process = new ManagedProcess(new NeverReady(shell("exec sleep 300")), children);
			assertThatExceptionOfType(ProcessFailedException.class)
				.isThrownBy(() -> process.start().awaitReady(Duration.ofMillis(50)))
				.withMessageContaining("not ready");
		}
	}

	private ProcessSpec shell(String script) {
		return new ProcessSpec("shell", List.of("/bin/sh", "-c", script), this.directory, Map.of(),
				this.directory.resolve("log"), Signal.TERM);
	}

	/**
	 * A program that starts and never gets ready.
	 *
	 * @param spec how it starts
	 */
	private record NeverReady(ProcessSpec spec) implements Program {

		@Override
		public int port() {
			return 1;
		}

		@Override
		public boolean isReady(long pid) {
			return false;
		}

	}

}
