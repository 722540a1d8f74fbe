package dev.edgewise.platform.problem;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

import dev.edgewise.platform.origin.OriginUnavailableException;

/**
 * Problem details of reactive services, for whatever filters, routes and controllers let
 * through. A caller's mistake is not logged; an upstream that cannot be reached is 502 or
 * 504 and logged in a line.
 */
@Order(-2)
final class ReactiveProblems implements WebExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ReactiveProblems.class);

	private final ReactiveProblemWriter writer;

	ReactiveProblems(ReactiveProblemWriter writer) {
		this.writer = writer;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			return Mono.error(failure);
		}
		ProblemDetail problem = problem(failure);
		if (problem.getInstance() == null) {
			problem.setInstance(URI.create(exchange.getRequest().getURI().getRawPath()));
		}
		response.getHeaders().putAll(headers(failure));
		return this.writer.write(response, problem);
	}

	private static HttpHeaders headers(Throwable failure) {
		if (failure instanceof OriginUnavailableException) {
			HttpHeaders headers = new HttpHeaders();
			headers.set(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER);
			return headers;
		}
		return (failure instanceof ErrorResponse known) ? known.getHeaders() : HttpHeaders.EMPTY;
	}

	private static ProblemDetail problem(Throwable failure) {
		if (failure instanceof WebExchangeBindException invalid) {
			return Problems.withFieldErrors(invalid.getBody(), invalid.getBindingResult());
		}
		if (failure instanceof OriginUnavailableException) {
			return Problems.unavailable();
		}
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof ContentTooLargeException tooLarge) {
				return tooLarge.getBody();
			}
		}
		if (failure instanceof ErrorResponse known) {
			return explained(known.getBody());
		}
		if (failure instanceof TimeoutException) {
			log.warn("No answer in time: {}", failure.toString());
			return Problems.of(HttpStatus.GATEWAY_TIMEOUT, "The service behind this gateway did not answer in time");
		}
		if (failure instanceof IOException) {
			log.warn("No connection: {}", failure.toString());
			return Problems.of(HttpStatus.BAD_GATEWAY, "The service behind this gateway is out of reach");
		}
		log.error("Unexpected failure", failure);
		return Problems.unexpected();
	}

	private static ProblemDetail explained(ProblemDetail problem) {
		if (problem.getDetail() == null) {
			problem.setDetail((problem.getStatus() == HttpStatus.NOT_FOUND.value()) ? "There is nothing at this address"
					: "The request cannot be served as it is");
		}
		return problem;
	}

}
