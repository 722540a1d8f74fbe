package dev.edgewise.cms.content;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The article never had that revision (404).
 */
class UnknownRevisionException extends ErrorResponseException {

	UnknownRevisionException(long number) {
		super(HttpStatus.NOT_FOUND, problem(number), null);
	}

	private static ProblemDetail problem(long number) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no revision %d.".formatted(number));
		problem.setTitle("Unknown revision");
		return problem;
	}

}
