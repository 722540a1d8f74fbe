package dev.edgewise.platform.problem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

import dev.edgewise.platform.origin.OriginUnavailableException;

/**
 * Problem details of servlet services. A caller's mistake is no error of ours and is not
 * logged as one.
 */
@RestControllerAdvice
final class ServletProblems extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ServletProblems.class);

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = Problems.withFieldErrors(ex.getBody(), ex.getBindingResult());
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof ContentTooLargeException tooLarge) {
				return handleExceptionInternal(tooLarge, tooLarge.getBody(), headers, tooLarge.getStatusCode(),
						request);
			}
		}
		ProblemDetail problem = Problems.of(status, "The content is not the JSON that is expected here");
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unavailable(OriginUnavailableException ex) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.header(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER)
			.body(Problems.unavailable());
	}

	/** Left to the security filters, which know how to ask for credentials. */
	@ExceptionHandler({ AccessDeniedException.class, AuthenticationException.class })
	void denied(RuntimeException ex) {
		throw ex;
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> unexpected(Exception ex, WebRequest request) {
		if (ex instanceof ErrorResponse known) {
			return handleExceptionInternal(ex, known.getBody(), known.getHeaders(), known.getStatusCode(), request);
		}
		if (DisconnectedClientHelper.isClientDisconnectedException(ex)) {
			return null;
		}
		log.error("Unexpected failure", ex);
		HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
		return handleExceptionInternal(ex, Problems.unexpected(), HttpHeaders.EMPTY, status, request);
	}

}
