package dev.edgewise.cms.identity;

import java.time.Duration;

import org.springframework.security.authentication.LockedException;

/** Sign-ins failed too often from here; try again after the pause. */
class TooManyAttemptsException extends LockedException {

	private static final long serialVersionUID = 1L;

	private final Duration pause;

	TooManyAttemptsException(Duration pause) {
		super("Too many attempts");
		this.pause = pause;
	}

	/** Whole minutes, rounded up. */
	long minutes() {
		return this.pause.plusSeconds(59).toMinutes();
	}

}
