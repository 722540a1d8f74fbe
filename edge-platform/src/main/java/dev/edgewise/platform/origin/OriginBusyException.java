package dev.edgewise.platform.origin;

/** An origin has as many requests of this process as it may have. It has not failed. */
public final class OriginBusyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	OriginBusyException(String origin) {
		super(origin + " has enough to do", null, false, false);
	}

}
