package dev.edgewise.cms.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.edgewise.platform.problem.ContentTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Problem details for what goes wrong in controllers, with every offending field named. A
 * client's mistake is not logged; what nobody foresaw is logged and answered 500 without
 * a word about its inside.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<Map<String, String>> errors = failure.getBindingResult()
			.getAllErrors()
			.stream()
			.map(ApiProblems::error)
			.toList();
		return invalid(failure, errors, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<Map<String, String>> errors = failure.getParameterValidationResults()
			.stream()
			.flatMap((result) -> result.getResolvableErrors()
				.stream()
				.map((MessageSourceResolvable error) -> error(
						String.valueOf(result.getMethodParameter().getParameterName()), error.getDefaultMessage())))
			.toList();
		return invalid(failure, errors, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof ContentTooLargeException tooLarge) {
				return handleExceptionInternal(tooLarge, null, headers, tooLarge.getStatusCode(), request);
			}
		}
		ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "Malformed JSON", "The body is not the JSON expected.");
		if (failure.getCause() instanceof DatabindException mismatch && !mismatch.getPath().isEmpty()) {
			String field = path(mismatch);
			problem.setTitle("Invalid fields");
			problem.setDetail("'%s' is not of the type expected.".formatted(field));
			problem.setProperty("errors", List.of(error(field, "is not of the type expected")));
		}
		return handleExceptionInternal(failure, problem, headers, HttpStatus.BAD_REQUEST, request);
	}

	/** Raised by the platform's limit on requests, before anything is read. */
	@ExceptionHandler
	@Nullable ResponseEntity<Object> tooLarge(ContentTooLargeException failure, WebRequest request) {
		return handleExceptionInternal(failure, null, HttpHeaders.EMPTY, failure.getStatusCode(), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> lostRace(OptimisticLockingFailureException failure) {
		return answer(problem(HttpStatus.CONFLICT, "Stale revision",
				"Somebody else changed the article meanwhile. Read it again and merge."));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> lostRace(DuplicateKeyException failure) {
		return answer(problem(HttpStatus.CONFLICT, "Slug taken", "Another article took the slug meanwhile."));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unforeseen(Exception failure) {
		String outage = Outage.explain(failure);
		if (outage != null) {
			return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
				.header(HttpHeaders.RETRY_AFTER, "2")
				.header(HttpHeaders.CACHE_CONTROL, "no-store")
				.body(problem(HttpStatus.SERVICE_UNAVAILABLE, "Not available now", outage));
		}
		log.error("Unforeseen failure", failure);
		return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error", "Something went wrong here."));
	}

	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		HttpHeaders all = HttpHeaders.copyOf(headers);
		if (all.getCacheControl() == null) {
			all.setCacheControl("no-store");
		}
		return super.createResponseEntity(body, all, status, request);
	}

	private @Nullable ResponseEntity<Object> invalid(Exception failure, List<Map<String, String>> errors,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String detail = errors.stream()
			.map((error) -> "'%s' %s".formatted(error.get("field"), error.get("message")))
			.collect(Collectors.joining("; ", "", "."));
		ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "Invalid fields", detail);
		problem.setProperty("errors", errors);
		return handleExceptionInternal(failure, problem, headers, status, request);
	}

	private static Map<String, String> error(ObjectError error) {
		boolean ofOtherType = error instanceof FieldError field && field.isBindingFailure();
		return error((error instanceof FieldError field) ? field.getField() : error.getObjectName(),
				ofOtherType ? "is not of the type expected" : error.getDefaultMessage());
	}

	private static Map<String, String> error(String field, @Nullable String message) {
		return Map.of("field", field, "message", String.valueOf(message));
	}

	private static String path(DatabindException mismatch) {
		return mismatch.getPath()
			.stream()
			.map(JacksonException.Reference::getPropertyName)
			.filter((name) -> name != null)
			.collect(Collectors.joining("."));
	}

	private static ProblemDetail problem(HttpStatus status, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		return problem;
	}

	private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
		return ResponseEntity.of(problem).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
	}

}
