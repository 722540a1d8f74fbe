package dev.edgewise.cms.media;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * There is no image of that content (404).
 */
class UnknownMediaException extends ErrorResponseException {

	UnknownMediaException(String sha256) {
		super(HttpStatus.NOT_FOUND, problem(sha256), null);
	}

	private static ProblemDetail problem(String sha256) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no image %s.".formatted(sha256));
		problem.setTitle("Unknown image");
		return problem;
	}

}
