package dev.edgewise.cms.identity;

import java.util.List;

/** The profile {@code production} must not run like this. */
class UnsafeProductionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnsafeProductionException(List<String> objections) {
		super("The profile production refuses to start:\n\n- " + String.join("\n- ", objections));
	}

}
