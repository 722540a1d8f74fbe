package dev.edgewise.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A program and, while it runs, its process: it can be started again after it was stopped
 * or killed. A failed start is a {@link ProcessFailedException} that carries the tail of
 * the log.
 */
public final class ManagedProcess implements AutoCloseable {

	private static final long FIRST_PAUSE_MILLIS = 10;

	private static final long LONGEST_PAUSE_MILLIS = 160;

	private final Program program;

	private final ChildProcesses children;

	private volatile @Nullable ChildProcess child;

	public ManagedProcess(Program program, ChildProcesses children) {
		this.program = program;
		this.children = children;
	}

	public Program program() {
		return this.program;
	}

	public int port() {
		return this.program.port();
	}

	/** The process of the latest start, which may have ended since. */
	public Optional<ChildProcess> child() {
		return Optional.ofNullable(this.child);
	}

	public boolean isAlive() {
		ChildProcess current = this.child;
		return current != null && current.isAlive();
	}

	public long pid() {
		return running().pid();
	}

	/** Starts the process, unless it runs. Does not wait until it is ready. */
	public synchronized ManagedProcess start() {
		if (!isAlive()) {
			try {
				this.program.prepare();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(this.program.spec().name() + " cannot be prepared: " + ex.getMessage(),
						ex);
			}
			this.child = this.children.start(this.program.spec());
		}
		return this;
	}

	/** Waits until the program answers clients. */
	public ManagedProcess awaitReady(Duration deadline) {
		ChildProcess current = running();
		long end = System.nanoTime() + deadline.toNanos();
		long pause = FIRST_PAUSE_MILLIS;
		while (!this.program.isReady(current.pid())) {
			if (!current.isAlive()) {
				throw new ProcessFailedException(current.spec(),
						"ended while starting, exit code " + current.exitCode());
			}
			if (System.nanoTime() > end) {
				throw new ProcessFailedException(current.spec(),
						"was not ready after " + deadline.toSeconds() + " seconds");
			}
			sleep(pause, current);
			pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
		}
		return this;
	}

	private static void sleep(long millis, ChildProcess current) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ProcessFailedException(current.spec(), "was interrupted while starting");
		}
	}

	public void kill() {
		child().ifPresent(ChildProcess::kill);
	}

	public void pause() {
		running().pause();
	}

	public void resume() {
		running().resume();
	}

	/** Ends the process in good order, if it runs. */
	public synchronized void stop() {
		child().ifPresent(ChildProcess::stop);
	}

	@Override
	public void close() {
		stop();
	}

	private ChildProcess running() {
		return child()
			.orElseThrow(() -> new IllegalStateException(this.program.spec().name() + " has not been started"));
	}

}
