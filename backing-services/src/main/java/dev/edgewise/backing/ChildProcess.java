package dev.edgewise.backing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running process. {@link #stop()} asks first and kills after a while; it thaws a
 * paused process, which would not hear the question. Signals reach the descendants too
 * where a frozen parent with working children would be no pause at all.
 */
public final class ChildProcess {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final ProcessSpec spec;

	private final Process process;

	ChildProcess(ProcessSpec spec, Process process) {
		this.spec = spec;
		this.process = process;
	}

	public ProcessSpec spec() {
		return this.spec;
	}

	public long pid() {
		return this.process.pid();
	}

	public ProcessHandle handle() {
		return this.process.toHandle();
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	/** Only for a process that has ended. */
	public int exitCode() {
		return this.process.exitValue();
	}

	public CompletableFuture<Process> onExit() {
		return this.process.onExit();
	}

	public void pause() {
		signalAll(Signal.STOP);
	}

	public void resume() {
		signalAll(Signal.CONT);
	}

	public void kill() {
		signalAll(Signal.KILL);
		await(PATIENCE);
	}

	public void stop() {
		if (!isAlive()) {
			return;
		}
		signalAll(Signal.CONT);
		this.spec.stopSignal().send(pid());
		if (!await(PATIENCE)) {
			kill();
		}
	}

	private void signalAll(Signal signal) {
		var descendants = this.process.descendants().toList();
		signal.send(pid());
		descendants.stream().filter(ProcessHandle::isAlive).forEach((handle) -> signal.send(handle.pid()));
	}

	private boolean await(Duration patience) {
		try {
			return this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
