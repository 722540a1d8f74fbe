package dev.edgewise.markdown.engine;

import dev.edgewise.markdown.engine.RenderOutcome.Reason;

/**
 * Ends work that nobody waits for any more. Java cannot stop a thread from outside, and a
 * parser that backtracks asks nobody; but it does read characters, and a sanitiser does
 * pass on tags, and each of these steps comes by here.
 * <p>
 * After {@link #stop()} every step throws {@link RefusedDocument}. A stretch of work
 * without steps runs to its end.
 */
final class StopSignal {

	private volatile boolean stopped;

	void stop() {
		this.stopped = true;
	}

	void step() {
		if (this.stopped) {
			throw tooSlow();
		}
	}

	static RefusedDocument tooSlow() {
		return new RefusedDocument(Reason.TOO_SLOW, "Rendering this document takes longer than its time budget.");
	}

	/**
	 * A document that can be taken away from its reader.
	 */
	CharSequence guard(String text) {
		return new GuardedText(text, this);
	}

	private record GuardedText(String text, StopSignal signal) implements CharSequence {

		@Override
		public char charAt(int index) {
			this.signal.step();
			return this.text.charAt(index);
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.subSequence(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
