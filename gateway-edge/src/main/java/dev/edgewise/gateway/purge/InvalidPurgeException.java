package dev.edgewise.gateway.purge;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

import dev.edgewise.platform.problem.Problems;

/** A request to purge that is not valid: 400, naming the field. */
final class InvalidPurgeException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	InvalidPurgeException(String field, String message) {
		super(HttpStatus.BAD_REQUEST, problem(field, message), null);
	}

	private static ProblemDetail problem(String field, String message) {
		ProblemDetail problem = Problems.of(HttpStatus.BAD_REQUEST, field + ' ' + message);
		problem.setProperty("errors", List.of(Map.of("field", field, "message", message)));
		return problem;
	}

}
