package dev.edgewise.local.control;

import java.util.function.Consumer;

import dev.edgewise.backing.ProcessFailedException;
import dev.edgewise.local.process.Stack;
import dev.edgewise.local.process.StackProcess;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /processes}, {@code GET /processes/<name>} and
 * {@code POST /processes/<name>/<action>}. Names contain slashes, so an action is the
 * last segment. An action is done when its answer arrives; {@code start} answers when the
 * process is ready.
 */
final class ControlApi {

	private static final String PROCESSES = "/processes";

	private final Stack stack;

	ControlApi(Stack stack) {
		this.stack = stack;
	}

	Answer answer(String method, String path) {
		if (!path.equals(PROCESSES) && !path.startsWith(PROCESSES + "/")) {
			return Answer.problem(404, "Not Found", "there is /processes here, and nothing else");
		}
		String rest = path.substring(Math.min(path.length(), PROCESSES.length() + 1));
		return switch (method) {
			case "GET", "HEAD" -> rest.isEmpty() ? all() : one(rest);
			case "POST" -> act(rest);
			default -> Answer.problem(405, "Method Not Allowed", null);
		};
	}

	private Answer all() {
		return Answer.ok(this.stack.processes().parallelStream().map(ProcessView::of).toList());
	}

	private Answer one(String name) {
		return this.stack.process(name)
			.map((process) -> Answer.ok(ProcessView.of(process)))
			.orElseGet(() -> unknown(name));
	}

	private Answer act(String rest) {
		int slash = rest.lastIndexOf('/');
		String name = rest.substring(0, Math.max(slash, 0));
		Consumer<StackProcess> action = action(rest.substring(slash + 1));
		if (action == null) {
			return Answer.problem(404, "Not Found",
					"an action is kill, start, pause, resume, cut-off or reconnect, after a process's name");
		}
		return this.stack.process(name).map((process) -> perform(action, process)).orElseGet(() -> unknown(name));
	}

	private @Nullable Consumer<StackProcess> action(String name) {
		return switch (name) {
			case "kill" -> StackProcess::kill;
			case "start" -> this.stack::start;
			case "pause" -> StackProcess::pause;
			case "resume" -> StackProcess::resume;
			case "cut-off" -> StackProcess::cutOff;
			case "reconnect" -> StackProcess::reconnect;
			default -> null;
		};
	}

	private Answer perform(Consumer<StackProcess> action, StackProcess process) {
		try {
			action.accept(process);
			return Answer.ok(ProcessView.of(process));
		}
		catch (IllegalStateException ex) {
			return Answer.problem(409, "Conflict", ex.getMessage());
		}
		catch (ProcessFailedException ex) {
			return Answer.problem(500, "Process Failed", ex.getMessage() + ", see " + ex.log());
		}
	}

	private static Answer unknown(String name) {
		return Answer.problem(404, "Not Found", "there is no process '" + name + "'");
	}

}
