package dev.edgewise.platform.origin;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.edgewise.cache.collapse.Alarm;

/**
 * One thread that keeps time for those who wait for fetches; what it runs must not block.
 * Nearly all alarms are cancelled, and cost nothing then. None goes off after the end.
 */
final class TimerAlarm implements Alarm, AutoCloseable {

	private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().daemon().name("edge-cache-timer").factory());

	TimerAlarm() {
		this.timer.setRemoveOnCancelPolicy(true);
	}

	@Override
	public Runnable after(Duration delay, Runnable task) {
		try {
			Future<?> due = this.timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
			return () -> due.cancel(false);
		}
		catch (RejectedExecutionException ex) {
			return () -> {
			};
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
