package dev.edgewise.platform.problem;

import java.io.IOException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * The content of a request is larger than this service takes: 413. An I/O failure,
 * because reading finds it out.
 */
public final class ContentTooLargeException extends IOException implements ErrorResponse {

	private static final long serialVersionUID = 1L;

	private final long limit;

	public ContentTooLargeException(long limit) {
		super("Content of more than " + limit + " bytes");
		this.limit = limit;
	}

	@Override
	public HttpStatusCode getStatusCode() {
		return HttpStatus.CONTENT_TOO_LARGE;
	}

	@Override
	public ProblemDetail getBody() {
		return Problems.of(getStatusCode(), "The content may have at most " + this.limit + " bytes");
	}

	@Override
	public HttpHeaders getHeaders() {
		return HttpHeaders.EMPTY;
	}

}
