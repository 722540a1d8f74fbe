package dev.edgewise.cms.promotion;

import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * There is no such promotion (404).
 */
class UnknownPromotionException extends ErrorResponseException {

	UnknownPromotionException(UUID id) {
		super(HttpStatus.NOT_FOUND, problem(id), null);
	}

	private static ProblemDetail problem(UUID id) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no promotion %s.".formatted(id));
		problem.setTitle("Unknown promotion");
		return problem;
	}

}
