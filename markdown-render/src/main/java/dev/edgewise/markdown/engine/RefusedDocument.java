package dev.edgewise.markdown.engine;

import dev.edgewise.markdown.engine.RenderOutcome.Reason;
import dev.edgewise.markdown.engine.RenderOutcome.Refused;

/**
 * Leaves an engine from wherever it is. It carries no stack trace, because it may be
 * thrown deep down and often.
 */
final class RefusedDocument extends RuntimeException {

	private final transient Refused refused;

	RefusedDocument(Reason reason, String explanation) {
		super(explanation, null, false, false);
		this.refused = new Refused(reason, explanation);
	}

	Refused refused() {
		return this.refused;
	}

}
