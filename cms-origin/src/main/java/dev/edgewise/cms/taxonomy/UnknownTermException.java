package dev.edgewise.cms.taxonomy;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * No article ever named that section, tag or author (404).
 */
class UnknownTermException extends ErrorResponseException {

	UnknownTermException(String kind, String slug) {
		super(HttpStatus.NOT_FOUND, problem(kind, slug), null);
	}

	private static ProblemDetail problem(String kind, String slug) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no %s '%s'.".formatted(kind, slug));
		problem.setTitle("Unknown " + kind);
		return problem;
	}

}
