package dev.edgewise.local.process;

import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

import dev.edgewise.backing.ChildProcess;
import dev.edgewise.backing.ChildProcesses;
import dev.edgewise.backing.ManagedProcess;
import dev.edgewise.backing.ProcessSpec;
import dev.edgewise.local.plan.Node;
import dev.edgewise.local.plan.PlannedProcess;
import dev.edgewise.local.wires.Wires;

/**
 * One process of the running stack and what may be done to it. An action that makes no
 * sense in the current state is an {@link IllegalStateException} that says so.
 */
public final class StackProcess {

	static final Duration DEADLINE = Duration.ofSeconds(180);

	private final PlannedProcess plan;

	private final ManagedProcess managed;

	private final Wires wires;

	private final PidFile pids;

	private volatile boolean starting;

	private volatile boolean paused;

	private volatile boolean endWanted = true;

	private volatile long startMillis;

	StackProcess(PlannedProcess plan, ChildProcesses children, Wires wires, PidFile pids) {
		this.plan = plan;
		this.managed = new ManagedProcess(plan.program(), children);
		this.wires = wires;
		this.pids = pids;
	}

	public Node node() {
		return this.plan.node();
	}

	public String name() {
		return node().name();
	}

	List<String> after() {
		return this.plan.after();
	}

	boolean isService() {
		return this.plan.isService();
	}

	public ProcessState state() {
		if (!this.managed.isAlive()) {
			return this.endWanted ? ProcessState.STOPPED : ProcessState.CRASHED;
		}
		if (this.paused) {
			return ProcessState.PAUSED;
		}
		if (this.wires.isCut(name())) {
			return ProcessState.CUT_OFF;
		}
		return this.starting ? ProcessState.STARTING : ProcessState.RUNNING;
	}

	/** The process id, or 0 if it does not run. */
	public long pid() {
		return this.managed.isAlive() ? this.managed.pid() : 0;
	}

	/** How long its latest start took until it was ready. */
	public long startMillis() {
		return this.startMillis;
	}

	ProcessSpec spec() {
		return this.plan.program().spec();
	}

	public MemoryUse memory() {
		return this.managed.child()
			.filter(ChildProcess::isAlive)
			.map((child) -> MemoryUse.of(child.handle()))
			.orElse(MemoryUse.NONE);
	}

	/** Starts the process and waits until it is ready. */
	public void start() {
		long begin = System.nanoTime();
		launch();
		try {
			this.managed.awaitReady(DEADLINE);
			this.startMillis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
		}
		finally {
			this.starting = false;
		}
	}

	private synchronized void launch() {
		if (this.managed.isAlive()) {
			throw new IllegalStateException(name() + " runs already");
		}
		this.paused = false;
		this.endWanted = false;
		this.starting = true;
		this.managed.start();
		this.managed.child().ifPresent((child) -> this.pids.add(name(), child.handle()));
	}

	/** Calls back with the exit code if the running process ends unwanted. */
	void onCrash(IntConsumer listener) {
		this.managed.child().ifPresent((child) -> child.onExit().thenAccept((process) -> {
			if (!this.endWanted) {
				listener.accept(process.exitValue());
			}
		}));
	}

	/** Ends it in good order. */
	void stop() {
		this.endWanted = true;
		this.managed.stop();
	}

	public synchronized void kill() {
		requireAlive();
		this.endWanted = true;
		this.managed.kill();
	}

	public synchronized void pause() {
		requireAlive();
		this.paused = true;
		this.managed.pause();
	}

	public synchronized void resume() {
		requireAlive();
		this.managed.resume();
		this.paused = false;
	}

	public void cutOff() {
		this.wires.cut(name());
	}

	public void reconnect() {
		this.wires.mend(name());
	}

	private void requireAlive() {
		if (!this.managed.isAlive()) {
			throw new IllegalStateException(name() + " does not run");
		}
	}

}
