package dev.edgewise.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Readers at every POP and an editor, each at a steady pace, from its beginning until it
 * is closed.
 */
final class Load implements AutoCloseable {

	private static final long READ_EVERY_MILLIS = 20;

	private static final long EDIT_EVERY_MILLIS = 250;

	private final LongAdder reads = new LongAdder();

	private final LongAdder failures = new LongAdder();

	private final LongAdder edits = new LongAdder();

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean going = true;

	/** What is edited, and read. */
	Load(Stack stack, Newsroom newsroom, String slug) {
		stack.pops().forEach((pop) -> this.threads.add(Thread.startVirtualThread(() -> read(stack, pop, slug))));
		this.threads.add(Thread.startVirtualThread(() -> edit(newsroom, slug)));
	}

	long reads() {
		return this.reads.sum();
	}

	long failedReads() {
		return this.failures.sum();
	}

	/** Edits that were committed. */
	long edits() {
		return this.edits.sum();
	}

	/** Returns when nobody reads or edits any more. */
	@Override
	public void close() {
		this.going = false;
		try {
			for (Thread thread : this.threads) {
				thread.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void read(Stack stack, String pop, String slug) {
		Visitor reader = new Visitor();
		while (this.going) {
			try {
				int status = reader.get(stack.gateway(pop).resolve("/articles/" + slug)).statusCode();
				((status == 200) ? this.reads : this.failures).increment();
			}
			catch (IllegalStateException ex) {
				this.failures.increment();
			}
			pause(READ_EVERY_MILLIS);
		}
	}

	private void edit(Newsroom newsroom, String slug) {
		while (this.going) {
			try {
				newsroom.retitle(newsroom.read(slug), "Edited under load, " + System.nanoTime());
				this.edits.increment();
			}
			catch (RuntimeException ex) {
				// the core or its database is what is away
			}
			pause(EDIT_EVERY_MILLIS);
		}
	}

	private static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
