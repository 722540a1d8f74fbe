package dev.edgewise.local.command;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

import dev.edgewise.local.Home;
import dev.edgewise.local.Json;
import dev.edgewise.local.LocalStackException;
import dev.edgewise.local.StackFile;
import dev.edgewise.local.control.ProcessView;
import dev.edgewise.local.process.MemoryUse;
import dev.edgewise.local.process.PidFile;
import dev.edgewise.local.process.ProcessState;
import tools.jackson.core.type.TypeReference;

/**
 * Shows a running stack. Exit code 0 if every process runs, 3 if one does not or there is
 * no stack.
 */
final class StatusCommand {

	private static final int SOMETHING_MISSING = 3;

	private final Home home;

	StatusCommand(Home home) {
		this.home = home;
	}

	int run() throws IOException {
		Optional<StackFile> stack = StackFile.read(this.home.stackFile());
		Optional<ProcessHandle> launcher = PidFile.find(this.home.pids(), "launcher");
		if (stack.isEmpty() || launcher.isEmpty()) {
			System.out.println("Nothing runs in " + this.home.root() + ".");
			return SOMETHING_MISSING;
		}
		List<ProcessView> processes = processes(stack.get());
		System.out.print(Summary.of(stack.get(), this.home, processes, MemoryUse.of(launcher.get())));
		boolean complete = processes.stream()
			.allMatch((process) -> process.state().equals(ProcessState.RUNNING.label()));
		return complete ? 0 : SOMETHING_MISSING;
	}

	private static List<ProcessView> processes(StackFile stack) {
		try (var answer = URI.create(stack.control() + "/processes").toURL().openStream()) {
			return Json.MAPPER.readValue(answer, new TypeReference<List<ProcessView>>() {
			});
		}
		catch (IOException ex) {
			throw new LocalStackException("the launcher does not answer at " + stack.control(), ex);
		}
	}

}
