package dev.edgewise.cms.content;

import java.time.Instant;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The article must not be seen before a later time (409).
 */
class EmbargoException extends ErrorResponseException {

	EmbargoException(Instant until) {
		super(HttpStatus.CONFLICT, problem(until), null);
	}

	private static ProblemDetail problem(Instant until) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"The article is under embargo until %s.".formatted(until));
		problem.setTitle("Under embargo");
		problem.setProperty("embargoUntil", until);
		return problem;
	}

}
