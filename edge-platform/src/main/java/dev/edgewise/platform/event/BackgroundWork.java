package dev.edgewise.platform.event;

import org.springframework.context.SmartLifecycle;

/**
 * Work that goes on in turns on a virtual thread of its own, for as long as the process
 * runs. It ends by interruption; a turn that fails otherwise ends it, too, and is told by
 * the thread.
 */
public abstract class BackgroundWork implements SmartLifecycle {

	private final String name;

	private volatile boolean running;

	private volatile Thread thread = new Thread();

	protected BackgroundWork(String name) {
		this.name = name;
	}

	/** One turn. */
	protected abstract void work() throws InterruptedException;

	private void repeat() {
		try {
			while (this.running) {
				work();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void start() {
		this.running = true;
		this.thread = Thread.ofVirtual().name(this.name).start(this::repeat);
	}

	@Override
	public void stop() {
		this.running = false;
		this.thread.interrupt();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
