package dev.edgewise.cms.delivery;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An edit does not say which revision it was made on (428), or means another one (412).
 */
public class PreconditionException extends ErrorResponseException {

	private PreconditionException(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	public static PreconditionException required() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.PRECONDITION_REQUIRED,
				"Say which revision the edit was made on, by 'revision' or If-Match.");
		problem.setTitle("Precondition required");
		problem.setProperty("errors",
				List.of(Map.of("field", "revision", "message", "must be the revision the edit was made on")));
		return new PreconditionException(HttpStatus.PRECONDITION_REQUIRED, problem);
	}

	public static PreconditionException failed(String slug, long current) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.PRECONDITION_FAILED,
				"'%s' is no longer what If-Match says. Read it again and merge.".formatted(slug));
		problem.setTitle("Precondition failed");
		problem.setProperty("currentRevision", current);
		return new PreconditionException(HttpStatus.PRECONDITION_FAILED, problem);
	}

}
