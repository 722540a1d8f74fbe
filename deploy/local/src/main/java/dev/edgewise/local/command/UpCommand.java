package dev.edgewise.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.edgewise.backing.ProcessFailedException;
import dev.edgewise.local.Home;
import dev.edgewise.local.LocalStackException;
import dev.edgewise.local.StackFile;
import dev.edgewise.local.control.ControlServer;
import dev.edgewise.local.control.ProcessView;
import dev.edgewise.local.plan.Catalog;
import dev.edgewise.local.plan.Planner;
import dev.edgewise.local.plan.StackPlan;
import dev.edgewise.local.plan.UpOptions;
import dev.edgewise.local.process.MemoryUse;
import dev.edgewise.local.process.PidFile;
import dev.edgewise.local.process.Stack;
import dev.edgewise.local.wires.Wires;

/**
 * Starts a stack and stays until it is told to end; whatever ends it, the stack ends with
 * it. A failure is explained in one line, with the tail of the log of the process that
 * failed.
 */
final class UpCommand {

	private final Path repository;

	private final UpOptions options;

	private final Catalog catalog;

	private final Home home;

	private final Clock clock = new Clock();

	private final Display display;

	private volatile boolean ending;

	UpCommand(Path repository, UpOptions options, Catalog catalog) {
		this.repository = repository;
		this.options = options;
		this.catalog = catalog;
		this.home = new Home(options.home());
		this.display = options.liveDisplay() ? new LiveDisplay(System.out, this.clock)
				: new PlainDisplay(System.out, this.clock);
	}

	int run() throws IOException {
		this.home.create();
		try (HomeLock lock = HomeLock.acquire(this.home)) {
			try (Wires wires = new Wires()) {
				return run(wires);
			}
			finally {
				forgetTraces();
			}
		}
	}

	private int run(Wires wires) throws IOException {
		tidyUp();
		PidFile pids = new PidFile(this.home.pids());
		pids.add("launcher", ProcessHandle.current());
		StackPlan plan = new Planner(this.repository, this.home, this.options, this.catalog, wires).plan();
		try (Stack stack = new Stack(plan.processes(), wires, pids, this.display);
				ControlServer control = ControlServer.start(plan.controlPort(), stack, origins(plan))) {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack), "end"));
			return run(plan, stack);
		}
	}

	private void tidyUp() throws IOException {
		List<String> leftovers = PidFile.sweep(this.home.pids());
		if (!leftovers.isEmpty()) {
			this.display.say("stopped what an earlier run had left behind: " + String.join(", ", leftovers));
		}
		Files.deleteIfExists(this.home.stackFile());
		this.home.forgetLogs();
		if (this.options.fresh()) {
			this.home.forget();
		}
	}

	private int run(StackPlan plan, Stack stack) throws IOException {
		try {
			file("starting", plan, stack).write(this.home.stackFile());
			this.display.begin(plan.processes());
			stack.start();
			this.display.end();
			report(plan, stack);
			new CountDownLatch(1).await();
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return 1;
		}
		catch (RuntimeException ex) {
			return this.ending ? 0 : failed(ex);
		}
	}

	private void report(StackPlan plan, Stack stack) throws IOException {
		List<ProcessView> processes = stack.processes().parallelStream().map(ProcessView::of).toList();
		StackFile ready = file("ready", plan, stack);
		System.out.print(Summary.of(ready, this.home, processes, MemoryUse.of(ProcessHandle.current())));
		System.out.printf(Locale.ROOT,
				"%n  All healthy after %.1f s. Ctrl-C or deploy/local/down stops everything.%n%n",
				this.clock.elapsedSeconds());
		System.out.flush();
		ready.write(this.home.stackFile());
	}

	private int failed(RuntimeException problem) {
		this.display.end();
		System.err.println("edgewise: " + message(problem));
		if (problem instanceof ProcessFailedException process) {
			System.err.println("The end of " + process.log() + ":");
			process.logTail().forEach((line) -> System.err.println("  " + line));
		}
		System.err.println("Everything is being stopped.");
		return 1;
	}

	private static String message(RuntimeException problem) {
		String message = problem.getMessage();
		return (message == null) ? problem.toString() : message;
	}

	/**
	 * Runs when the JVM ends, whether the main thread has come to its end or is stuck
	 * somewhere.
	 */
	private void end(Stack stack) {
		this.ending = true;
		this.display.end();
		stack.close();
		forgetTraces();
	}

	private void forgetTraces() {
		try {
			Files.deleteIfExists(this.home.stackFile());
			Files.deleteIfExists(this.home.pids());
		}
		catch (IOException ex) {
			throw new LocalStackException("cannot tidy up " + this.home.root() + ": " + ex.getMessage(), ex);
		}
	}

	private StackFile file(String state, StackPlan plan, Stack stack) {
		Map<String, String> gateways = new LinkedHashMap<>();
		for (int index = 0; index < plan.gateways().size(); index++) {
			gateways.put(plan.pops().get(index).code(), plan.gateways().get(index));
		}
		List<ProcessView> processes = stack.processes().stream().map(ProcessView::of).toList();
		return new StackFile(state, ProcessHandle.current().pid(), this.home.root().toString(), plan.controlUrl(),
				plan.issuer(), gateways, plan.distance(), "127.0.0.1:" + port(processes, "kafka"),
				"jdbc:postgresql://localhost:" + port(processes, "postgres") + "/edgewise", plan.secrets().toString(),
				processes);
	}

	private static int port(List<ProcessView> processes, String name) {
		return processes.stream()
			.filter((process) -> process.name().equals(name))
			.map((process) -> process.ports().getOrDefault("main", 0))
			.findFirst()
			.orElse(0);
	}

	private static List<String> origins(StackPlan plan) {
		List<String> origins = new ArrayList<>(plan.gateways());
		origins.add(plan.issuer());
		return origins;
	}

}
