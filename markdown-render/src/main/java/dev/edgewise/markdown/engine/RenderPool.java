package dev.edgewise.markdown.engine;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import dev.edgewise.markdown.engine.RenderOutcome.Reason;
import dev.edgewise.markdown.engine.RenderOutcome.Refused;

/**
 * A bounded set of platform threads whose stacks hold any document that passes the
 * checks, with a bounded queue before it. A caller never waits longer than two time
 * budgets: one in the queue, one for the work.
 * <p>
 * Work that outlives its budget is told to stop and its caller is answered at once; the
 * thread stays taken until the work has ended, so that runaway documents cannot pile up.
 * Whatever the work throws, {@link StackOverflowError} included, comes out as a refusal.
 */
final class RenderPool implements AutoCloseable {

	private final ThreadPoolExecutor threads;

	private final Duration budget;

	RenderPool(RenderLimits limits) {
		this.budget = limits.time();
		this.threads = new ThreadPoolExecutor(limits.parallelism(), limits.parallelism(), 0, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(limits.queue()), threadFactory(limits.stackBytes()));
	}

	private static ThreadFactory threadFactory(long stackBytes) {
		return (task) -> {
			Thread thread = new Thread(null, task, "markdown", stackBytes);
			thread.setDaemon(true);
			return thread;
		};
	}

	RenderOutcome run(Function<StopSignal, RenderOutcome> work) {
		Job job = new Job(work, new StopSignal());
		try {
			this.threads.execute(job);
		}
		catch (RejectedExecutionException ex) {
			return busy();
		}
		return job.started(this.budget) ? job.outcome(this.budget) : abandoned(job);
	}

	private RenderOutcome abandoned(Job job) {
		job.signal.stop();
		this.threads.remove(job);
		return busy();
	}

	/**
	 * The number of threads that are at work, answered callers or not.
	 */
	int occupied() {
		return this.threads.getActiveCount();
	}

	int waiting() {
		return this.threads.getQueue().size();
	}

	private static Refused busy() {
		return new Refused(Reason.BUSY, "All rendering threads are busy.");
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	private static final class Job implements Runnable {

		private final Function<StopSignal, RenderOutcome> work;

		private final StopSignal signal;

		private final CompletableFuture<Boolean> start = new CompletableFuture<>();

		private final CompletableFuture<RenderOutcome> outcome = new CompletableFuture<>();

		Job(Function<StopSignal, RenderOutcome> work, StopSignal signal) {
			this.work = work;
			this.signal = signal;
		}

		@Override
		public void run() {
			this.start.complete(true);
			this.outcome.complete(guarded());
		}

		private RenderOutcome guarded() {
			try {
				this.signal.step();
				return this.work.apply(this.signal);
			}
			catch (RefusedDocument ex) {
				return ex.refused();
			}
			catch (StackOverflowError ex) {
				return new Refused(Reason.TOO_DEEP, "It nests too deeply to be parsed.");
			}
			catch (RuntimeException ex) {
				return new Refused(Reason.FAILED, "The engine failed on it: " + ex.getClass().getSimpleName() + ".");
			}
		}

		boolean started(Duration patience) {
			return await(this.start.thenApply((started) -> true), patience, false);
		}

		RenderOutcome outcome(Duration patience) {
			RenderOutcome tooSlow = StopSignal.tooSlow().refused();
			RenderOutcome outcome = await(this.outcome, patience, tooSlow);
			this.signal.stop();
			return outcome;
		}

		private static <T> T await(CompletableFuture<T> future, Duration patience, T otherwise) {
			try {
				return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
			}
			catch (TimeoutException | ExecutionException ex) {
				return otherwise;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return otherwise;
			}
		}

	}

}
