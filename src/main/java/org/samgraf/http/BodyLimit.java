package org.samgraf.http;

import java.io.IOException;
import java.util.function.ToLongFunction;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Unpacks bodies (RFC 9110, section 8.4), and refuses those over a size: at once where it
 * is announced, else when it is reached.
 */
public final class BodyLimit extends OncePerRequestFilter {

	private final ToLongFunction<HttpServletRequest> max;

	private final HandlerExceptionResolver problems;

	/**
	 * A limit.
	 * @param max bytes, unpacked, of the body of a request
	 */
	public BodyLimit(ToLongFunction<HttpServletRequest> max, HandlerExceptionResolver problems) {
		this.max = max;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long limit = this.max.applyAsLong(request);
		Packing packing = Packing.of(request.getHeaders(HttpHeaders.CONTENT_ENCODING));
		// A form is read by the web server, which unpacks nothing.
		if (packing == Packing.UNKNOWN || (packing != Packing.NONE && isForm(request))) {
			response.setHeader(HttpHeaders.ACCEPT_ENCODING, isForm(request) ? "identity" : Packing.ACCEPTED);
			refuse(new RefusalException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "problem.encoding.title", "problem.encoding",
					null), request, response);
		}
		else if (request.getContentLengthLong() > limit) {
			refuse(new TooLargeBodyException(limit), request, response);
		}
		else {
			chain.doFilter(new LimitedRequest(request, packing, limit), response);
		}
	}

	private static boolean isForm(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
	}

	private void refuse(RuntimeException ex, HttpServletRequest request, HttpServletResponse response) {
		// The rest of the body is not read, so that the connection cannot be used again.
		response.setHeader(HttpHeaders.CONNECTION, "close");
		this.problems.resolveException(new Unread(request), response, null, ex);
	}

	/** A body turned out to be too large. */
	public static final class TooLargeBodyException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		public TooLargeBodyException(long max) {
			this("The body is larger than %,d bytes, which is the most that is read.".formatted(max));
		}

		TooLargeBodyException(String message) {
			super(message);
		}

	}

	private static final class LimitedRequest extends HttpServletRequestWrapper {

		private final Packing packing;

		private final long max;

		private @Nullable ServletInputStream in;

		LimitedRequest(HttpServletRequest request, Packing packing, long max) {
			super(request);
			this.packing = packing;
			this.max = max;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			if (this.in == null) {
				this.in = new LimitedStream(super.getInputStream(), this.packing, this.max);
			}
			return this.in;
		}

	}

}
