package dev.edgewise.cms.identity;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets verifiers and what is in between keep the key set and the issuer's description,
 * and serve them a day longer while the issuer is out of reach. An outage's 503 resets
 * the header.
 */
class KeySetCaching extends OncePerRequestFilter {

	private final String value;

	/**
	 * Creates the filter.
	 * @param lead how long a key is published before it signs; caches may keep a set for
	 * a third of it
	 */
	KeySetCaching(Duration lead) {
		this.value = "public, max-age=%d, stale-if-error=86400".formatted(lead.dividedBy(3).toSeconds());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, this.value);
		chain.doFilter(request, response);
	}

}
