package dev.edgewise.acceptance;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import tools.jackson.databind.JsonNode;

/**
 * An editor who adds lines to articles and does not give up: who comes too late reads
 * again, and who gets no answer looks whether the line is there.
 */
final class StormEditor {

	private static final long PATIENCE_MILLIS = 200;

	private final Stack stack;

	private final AtomicReference<Newsroom> newsroom;

	private final Tally tally;

	/** The editors share a sign-in and a tally. */
	StormEditor(Stack stack, AtomicReference<Newsroom> newsroom, Tally tally) {
		this.stack = stack;
		this.newsroom = newsroom;
		this.tally = tally;
	}

	/** Returns when the line is committed, once. */
	void add(String slug, String line) {
		boolean answered = true;
		while (true) {
			switch (attempt(slug, line)) {
				case COMMITTED -> {
					return;
				}
				case THERE_ALREADY -> {
					if (answered) {
						throw new IllegalStateException("Refused, yet there: " + line);
					}
					this.tally.foundCommitted.increment();
					return;
				}
				case CONFLICT -> this.tally.conflicts.increment();
				case NO_ANSWER -> {
					answered = false;
					this.tally.failures.increment();
					pause(PATIENCE_MILLIS);
				}
			}
		}
	}

	private Outcome attempt(String slug, String line) {
		try {
			Newsroom mine = this.newsroom.get();
			JsonNode article = mine.read(slug);
			String body = article.path("body").asString();
			if (body.lines().anyMatch(line::equals)) {
				return Outcome.THERE_ALREADY;
			}
			HttpResponse<String> answer = mine.save(article, Map.of("body", body + "\n" + line));
			return switch (answer.statusCode()) {
				case 200 -> Outcome.COMMITTED;
				case 409 -> Outcome.CONFLICT;
				case 401 -> signIn(mine);
				default -> Outcome.NO_ANSWER;
			};
		}
		catch (RuntimeException ex) {
			return Outcome.NO_ANSWER;
		}
	}

	private Outcome signIn(Newsroom expired) {
		this.newsroom.compareAndSet(expired, new Newsroom(this.stack));
		return Outcome.NO_ANSWER;
	}

	static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private enum Outcome {

		COMMITTED, THERE_ALREADY, CONFLICT, NO_ANSWER

	}

	/** What happened to all editors together. */
	static final class Tally {

		/** Somebody else was faster. */
		final LongAdder conflicts = new LongAdder();

		/** The core was away, or fell while it was asked. */
		final LongAdder failures = new LongAdder();

		/** Edits whose answer was lost, but not they. */
		final LongAdder foundCommitted = new LongAdder();

	}

}
