package dev.edgewise.cms.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells it in a list, in place of a stack trace. */
final class UnsafeProductionFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeProductionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsafeProductionException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Set each from your secret store, as an environment variable or a file under SPRING_CONFIG_IMPORT=configtree:…, "
						+ "and leave the demo profile out.",
				cause);
	}

}
