package dev.edgewise.local;

/**
 * Something people can act on: its message is one line, printed as it is, and the command
 * ends with exit code 1.
 */
public final class LocalStackException extends RuntimeException {

	public LocalStackException(String message) {
		super(message);
	}

	public LocalStackException(String message, Throwable cause) {
		super(message, cause);
	}

}
