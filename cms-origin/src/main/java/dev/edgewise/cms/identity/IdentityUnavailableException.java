package dev.edgewise.cms.identity;

/**
 * Tokens can be neither signed nor verified for a reason the operator can mend; requests
 * that need either answer 503 with the message.
 */
public class IdentityUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	IdentityUnavailableException(String message) {
		super(message);
	}

	IdentityUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
