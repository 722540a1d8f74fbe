package dev.edgewise.cms.content;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * There is no article of that slug (404). The answer may be remembered for a moment, and
 * says what makes it untrue.
 */
class UnknownArticleException extends ErrorResponseException {

	UnknownArticleException(String slug) {
		super(HttpStatus.NOT_FOUND, problem(slug), null);
		CacheHeaders.absence(slug).forEach((name, values) -> getHeaders().addAll(name, values));
	}

	private static ProblemDetail problem(String slug) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no article '%s'.".formatted(slug));
		problem.setTitle("Unknown article");
		return problem;
	}

}
