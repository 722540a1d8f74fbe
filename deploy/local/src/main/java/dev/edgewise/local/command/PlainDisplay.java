package dev.edgewise.local.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

import dev.edgewise.local.plan.PlannedProcess;
import dev.edgewise.local.process.StackProcess;

/**
 * One line per event, for logs and pipes.
 */
final class PlainDisplay implements Display {

	private final PrintStream out;

	private final Clock clock;

	PlainDisplay(PrintStream out, Clock clock) {
		this.out = out;
		this.clock = clock;
	}

	@Override
	public void begin(List<PlannedProcess> processes) {
		say("starting " + processes.size() + " processes");
	}

	@Override
	public void end() {
		// lines stay as they are
	}

	@Override
	public void starting(StackProcess process) {
		say(process.name() + " starts");
	}

	@Override
	public void ready(StackProcess process) {
		say(process.name() + " is ready (" + Table.seconds(process.startMillis()) + ")");
	}

	@Override
	public void crashed(StackProcess process, int exitCode) {
		say(process.name() + " has ended, exit code " + exitCode);
	}

	@Override
	public void say(String line) {
		this.out.println(String.format(Locale.ROOT, "[%5.1f s] %s", this.clock.elapsedSeconds(), line));
		this.out.flush();
	}

}
