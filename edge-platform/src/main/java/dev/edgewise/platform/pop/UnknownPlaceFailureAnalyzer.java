package dev.edgewise.platform.pop;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an unknown place in a line, in place of a stack trace. */
final class UnknownPlaceFailureAnalyzer extends AbstractFailureAnalyzer<UnknownPlaceException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownPlaceException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Set EDGEWISE_POP to one of them, or add the place to edgewise.topology.", cause);
	}

}
