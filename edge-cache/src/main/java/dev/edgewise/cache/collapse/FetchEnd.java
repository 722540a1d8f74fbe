package dev.edgewise.cache.collapse;

import dev.edgewise.cache.StoredResponse;

/**
 * To be told how a fetch ended, by whoever makes it. Only the first word counts, so that
 * {@link #failed} may be said at the very end of everything.
 */
public interface FetchEnd {

	/** Nobody needs to know. */
	FetchEnd NOBODY = new FetchEnd() {

		@Override
		public void landed(StoredResponse response) {
			// nobody waits
		}

		@Override
		public void unshared() {
			// nobody waits
		}

		@Override
		public void failed() {
			// nobody waits
		}

	};

	/** The answer was stored, or the stored one confirmed. */
	void landed(StoredResponse response);

	/** The answer is none for others. */
	void unshared();

	/** There is no answer, or one that tells of the origin's failure. */
	void failed();

}
