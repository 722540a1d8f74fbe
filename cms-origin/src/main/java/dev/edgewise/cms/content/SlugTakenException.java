package dev.edgewise.cms.content;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Another article has the slug already (409).
 */
class SlugTakenException extends ErrorResponseException {

	SlugTakenException(String slug) {
		super(HttpStatus.CONFLICT, problem(slug), null);
	}

	private static ProblemDetail problem(String slug) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"There is an article '%s' already.".formatted(slug));
		problem.setTitle("Slug taken");
		return problem;
	}

}
