package dev.edgewise.cms.outbox;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * More changes than one replay may send (400).
 */
class TooMuchToReplayException extends ErrorResponseException {

	TooMuchToReplayException(int most) {
		super(HttpStatus.BAD_REQUEST, problem(most), null);
	}

	private static ProblemDetail problem(int most) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"That is more than %d changes. Ask for them in parts.".formatted(most));
		problem.setTitle("Too much to replay");
		return problem;
	}

}
