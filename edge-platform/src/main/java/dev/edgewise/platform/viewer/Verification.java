package dev.edgewise.platform.viewer;

/** What is known of a bearer token. */
public sealed interface Verification {

	/** Issued by our issuer, for us, and in force. */
	record Verified(Viewer viewer) implements Verification {
	}

	/**
	 * In force until lately, and its issuer cannot be asked for another: taken as it was,
	 * marked as a guess.
	 */
	record Guessed(Viewer viewer) implements Verification {
	}

	/** Not to be trusted. */
	record Rejected(String reason) implements Verification {
	}

}
