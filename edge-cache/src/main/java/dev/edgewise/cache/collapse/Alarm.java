package dev.edgewise.cache.collapse;

import java.time.Duration;

/** Runs something later. */
public interface Alarm {

	/**
	 * Runs a task after a delay.
	 * @return cancels it
	 */
	Runnable after(Duration delay, Runnable task);

}
