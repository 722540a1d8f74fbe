package dev.edgewise.platform.origin;

/**
 * The origin does not answer in time, or its breaker is open, and nothing that is cached
 * may stand in for it.
 */
public final class OriginUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	OriginUnavailableException(String origin, Throwable cause) {
		super(origin + " is out of reach", cause);
	}

}
