package dev.edgewise.cms.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 for outages that surface outside controllers: in sessions, sign-in, token
 * and key endpoints. Anything else it passes on.
 */
class OutageFilter extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(OutageFilter.class);

	private final ProblemResponses problems;

	OutageFilter(ProblemResponses problems) {
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException ex) {
			String explanation = Outage.explain(ex);
			if (explanation == null || response.isCommitted()) {
				throw ex;
			}
			logger.info("{} {} answered 503: {}", request.getMethod(), request.getRequestURI(), ex.toString());
			response.reset();
			response.setHeader(HttpHeaders.RETRY_AFTER, "2");
			this.problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, "Not available now", explanation);
		}
	}

}
