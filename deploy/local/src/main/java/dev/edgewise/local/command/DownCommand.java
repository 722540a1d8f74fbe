package dev.edgewise.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.edgewise.local.Home;
import dev.edgewise.local.process.PidFile;

/**
 * Asks the launcher of a home to end, waits until it has, and kills what it may have left
 * behind. Does nothing where nothing runs.
 */
final class DownCommand {

	private static final int PATIENCE_SECONDS = 45;

	private final Home home;

	DownCommand(Home home) {
		this.home = home;
	}

	int run() throws IOException {
		Optional<ProcessHandle> launcher = PidFile.find(this.home.pids(), "launcher");
		launcher.ifPresent(DownCommand::end);
		List<String> leftovers = PidFile.sweep(this.home.pids());
		Files.deleteIfExists(this.home.stackFile());
		if (launcher.isEmpty() && leftovers.isEmpty()) {
			System.out.println("Nothing runs in " + this.home.root() + ".");
		}
		else {
			System.out.println("Stopped." + (leftovers.isEmpty() ? "" : " Killed: " + String.join(", ", leftovers)));
		}
		return 0;
	}

	private static void end(ProcessHandle launcher) {
		launcher.destroy();
		launcher.onExit().completeOnTimeout(launcher, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
		if (launcher.isAlive()) {
			launcher.destroyForcibly();
		}
	}

}
