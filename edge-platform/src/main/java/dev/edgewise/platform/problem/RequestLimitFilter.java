package dev.edgewise.platform.problem;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Bounds the content of requests: by {@code Content-Length} before anything is read, and
 * by counting for content of unknown length. Answers 413.
 */
final class RequestLimitFilter extends OncePerRequestFilter {

	private final RequestLimits limits;

	private final HandlerExceptionResolver resolver;

	RequestLimitFilter(RequestLimits limits, HandlerExceptionResolver resolver) {
		this.limits = limits;
		this.resolver = resolver;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long limit = this.limits.at(request.getRequestURI());
		if (request.getContentLengthLong() > limit) {
			this.resolver.resolveException(request, response, null, new ContentTooLargeException(limit));
			return;
		}
		chain.doFilter(new Limited(request, limit), response);
	}

	private static final class Limited extends HttpServletRequestWrapper {

		private final long limit;

		Limited(HttpServletRequest request, long limit) {
			super(request);
			this.limit = limit;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new LimitedStream(super.getInputStream(), this.limit);
		}

	}

	private static final class LimitedStream extends ServletInputStream {

		private final ServletInputStream source;

		private final long limit;

		private long count;

		LimitedStream(ServletInputStream source, long limit) {
			this.source = source;
			this.limit = limit;
		}

		@Override
		public int read() throws IOException {
			int octet = this.source.read();
			return (octet < 0) ? octet : count(octet, 1);
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = this.source.read(buffer, offset, length);
			return (read < 0) ? read : count(read, read);
		}

		private int count(int result, int read) throws ContentTooLargeException {
			this.count += read;
			if (this.count > this.limit) {
				throw new ContentTooLargeException(this.limit);
			}
			return result;
		}

		@Override
		public boolean isFinished() {
			return this.source.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.source.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.source.setReadListener(listener);
		}

	}

}
