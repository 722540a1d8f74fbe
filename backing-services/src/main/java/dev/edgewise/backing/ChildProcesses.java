package dev.edgewise.backing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts processes that end with this JVM, however it ends: on {@link #close()} in good
 * order, and by {@link Reaper} when the JVM is killed without a chance to do anything.
 */
public final class ChildProcesses implements AutoCloseable {

	private final Reaper reaper = Reaper.start();

	private final Set<ChildProcess> running = ConcurrentHashMap.newKeySet();

	private boolean closed;

	/**
	 * Starts a process; refuses once closed, so that nothing starts while all is being
	 * stopped.
	 */
	public synchronized ChildProcess start(ProcessSpec spec) {
		if (this.closed) {
			throw new IllegalStateException(spec.name() + " is not started: everything is being stopped");
		}
		try {
			Files.createDirectories(spec.log().toAbsolutePath().getParent());
			ProcessBuilder builder = new ProcessBuilder(spec.command()).directory(spec.directory().toFile())
				.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
			builder.environment().putAll(spec.environment());
			return watched(new ChildProcess(spec, builder.start()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(spec.name() + " cannot be started: " + ex.getMessage(), ex);
		}
	}

	private ChildProcess watched(ChildProcess child) {
		this.reaper.watch(child.pid(), child.spec().stopSignal());
		this.running.add(child);
		child.onExit().thenRun(() -> {
			this.running.remove(child);
			this.reaper.forget(child.pid());
		});
		return child;
	}

	/** Stops whatever still runs, all at once. */
	@Override
	public void close() {
		refuseMore();
		this.running.stream().map((child) -> Thread.startVirtualThread(child::stop)).toList().forEach(this::join);
		this.reaper.close();
	}

	/** From now on nothing is started. */
	public synchronized void refuseMore() {
		this.closed = true;
	}

	private void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
