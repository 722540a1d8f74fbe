package dev.edgewise.local.plan;

import java.util.List;

import dev.edgewise.backing.Program;

/**
 * A process to start, and the names of those that have to be ready before.
 *
 * @param node the process
 * @param program how it runs
 * @param after what it waits for
 */
public record PlannedProcess(Node node, Program program, List<String> after) {

	public PlannedProcess {
		after = List.copyOf(after);
	}

	public boolean isService() {
		return !this.after.isEmpty();
	}

}
