package dev.edgewise.cache.collapse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets the instances of a POP agree who fetches. A lease ends by itself after a while, so
 * that a holder who dies blocks nobody. Stages complete normally and soon; where they
 * cannot tell, everybody fetches.
 */
public interface Leases {

	/** Every instance fetches for itself. */
	Leases NONE = new Leases() {

		@Override
		public CompletionStage<Claim> claim(String name) {
			return CompletableFuture.completedFuture(new Claim.Granted(""));
		}

		@Override
		public void release(String name, String token, boolean unshared) {
			// nothing was claimed
		}

	};

	/** Asks for the right to fetch. */
	CompletionStage<Claim> claim(String name);

	/**
	 * Gives the right back, if it is still the holder's.
	 * @param token what the claim was granted with
	 * @param unshared true to tell the others that waiting was in vain: the answer is
	 * none for all
	 */
	void release(String name, String token, boolean unshared);

	/** The answer to a claim. */
	sealed interface Claim {

		/**
		 * Fetch.
		 *
		 * @param token proves who holds the lease; empty where nothing is held
		 */
		record Granted(String token) implements Claim {
		}

		/** Another instance fetches; its answer will be in the POP's store. */
		record Taken() implements Claim {
		}

		/** Another instance found that the answer cannot be shared. */
		record Unshared() implements Claim {
		}

	}

}
