package dev.edgewise.platform.problem;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;

/**
 * Makes problem details (RFC 9457) that tell the caller what to do, and nothing of the
 * inside.
 */
public final class Problems {

	/** Seconds after which to ask again for what is out of reach. */
	static final String RETRY_AFTER = "2";

	private Problems() {
	}

	public static ProblemDetail of(HttpStatusCode status, String detail) {
		return ProblemDetail.forStatusAndDetail(status, detail);
	}

	static ProblemDetail unavailable() {
		return of(HttpStatus.SERVICE_UNAVAILABLE, "The core is out of reach; try again in a few seconds");
	}

	static ProblemDetail unexpected() {
		return of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; it has been logged");
	}

	/** Adds what is wrong with each field as {@code errors}. */
	static ProblemDetail withFieldErrors(ProblemDetail problem, Errors errors) {
		List<Violation> violations = errors.getFieldErrors().stream().map(Violation::of).toList();
		problem.setDetail("Some fields are not valid: "
				+ String.join(", ", violations.stream().map(Violation::field).distinct().sorted().toList()));
		problem.setProperty("errors", violations);
		return problem;
	}

	record Violation(String field, String message) {

		static Violation of(FieldError error) {
			String message = error.getDefaultMessage();
			return new Violation(error.getField(), (message != null) ? message : "is not valid");
		}

	}

}
