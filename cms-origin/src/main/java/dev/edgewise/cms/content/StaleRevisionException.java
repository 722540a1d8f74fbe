package dev.edgewise.cms.content;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The edit was made on a revision that is no longer the current one (409).
 */
public class StaleRevisionException extends ErrorResponseException {

	StaleRevisionException(String slug, long expected, long current) {
		super(HttpStatus.CONFLICT, problem(slug, expected, current), null);
	}

	private static ProblemDetail problem(String slug, long expected, long current) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"'%s' is at revision %d, the edit was made on revision %d. Read it again and merge.".formatted(slug,
						current, expected));
		problem.setTitle("Stale revision");
		problem.setProperty("currentRevision", current);
		return problem;
	}

}
