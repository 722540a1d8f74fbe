package dev.edgewise.local.command;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.edgewise.local.plan.PlannedProcess;
import dev.edgewise.local.process.StackProcess;

/**
 * A line per process that changes as it starts, for terminals. Later events are appended.
 */
final class LiveDisplay implements Display {

	private static final long REDRAW_MILLIS = 200;

	private final PrintStream out;

	private final Clock clock;

	private final Map<String, String> lines = new LinkedHashMap<>();

	private boolean live;

	LiveDisplay(PrintStream out, Clock clock) {
		this.out = out;
		this.clock = clock;
	}

	@Override
	public synchronized void begin(List<PlannedProcess> processes) {
		processes.forEach((process) -> this.lines.put(process.node().name(), "\033[2mwaits\033[0m"));
		this.live = true;
		this.out.print("\n".repeat(this.lines.size() + 1));
		draw();
		Thread.startVirtualThread(this::tick);
	}

	private void tick() {
		while (redraw()) {
			try {
				Thread.sleep(REDRAW_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private synchronized boolean redraw() {
		if (this.live) {
			draw();
		}
		return this.live;
	}

	private void draw() {
		StringBuilder frame = new StringBuilder("\033[" + (this.lines.size() + 1) + "A");
		this.lines.forEach((name, state) -> frame.append(String.format("\033[2K  %-28s %s%n", name, state)));
		frame.append(String.format("\033[2K  %.1f s%n", this.clock.elapsedSeconds()));
		this.out.print(frame);
		this.out.flush();
	}

	@Override
	public synchronized void end() {
		redraw();
		this.live = false;
	}

	@Override
	public void starting(StackProcess process) {
		update(process, "\033[33mstarting\033[0m", "starts");
	}

	@Override
	public void ready(StackProcess process) {
		String duration = Table.seconds(process.startMillis());
		update(process, "\033[32mready\033[0m    " + duration, "is ready (" + duration + ")");
	}

	@Override
	public void crashed(StackProcess process, int exitCode) {
		update(process, "\033[31mended, exit code " + exitCode + "\033[0m", "has ended, exit code " + exitCode);
	}

	private synchronized void update(StackProcess process, String state, String event) {
		this.lines.put(process.name(), state);
		if (this.live) {
			draw();
		}
		else {
			say(process.name() + " " + event);
		}
	}

	@Override
	public synchronized void say(String line) {
		this.out.println(line);
		this.out.flush();
	}

}
