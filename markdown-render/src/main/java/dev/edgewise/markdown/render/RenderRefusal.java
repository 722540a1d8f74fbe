package dev.edgewise.markdown.render;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

import dev.edgewise.markdown.engine.RenderOutcome.Reason;
import dev.edgewise.markdown.engine.RenderOutcome.Refused;

/**
 * A refusal as HTTP tells it: 413 for the size, 503 when the document is not to blame,
 * 422 for everything else. The member {@code reason} is for programs, {@code detail} for
 * people.
 */
final class RenderRefusal extends ErrorResponseException {

	RenderRefusal(Refused refused) {
		super(status(refused.reason()), problem(refused), null);
		if (refused.reason() == Reason.BUSY) {
			getHeaders().set("Retry-After", "1");
		}
	}

	private static HttpStatus status(Reason reason) {
		return switch (reason) {
			case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
			case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
			case TOO_DEEP, TOO_MUCH_OUTPUT, TOO_SLOW, FAILED -> HttpStatus.UNPROCESSABLE_CONTENT;
		};
	}

	private static ProblemDetail problem(Refused refused) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(refused.reason()),
				"The document was not rendered. " + refused.explanation());
		problem.setProperty("reason", refused.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
		return problem;
	}

}
