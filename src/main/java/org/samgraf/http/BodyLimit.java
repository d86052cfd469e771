package org.samgraf.http;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies over a size: at once where it is announced, else when it is reached. */
public final class BodyLimit extends OncePerRequestFilter {

	private final long max;

	/**
	 * A limit.
	 * @param max bytes
	 */
	public BodyLimit(long max) {
		this.max = max;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
			response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
			refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "A body is read only as it is, unpacked.");
		}
		else if (request.getContentLengthLong() > this.max) {
			refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, message(this.max));
		}
		else {
			try {
				// A form is read by the web server, within a limit of its own.
				request.getParameterMap();
			}
			catch (InvalidParameterException ex) {
				refuse(response, ex.getErrorCode(), String.valueOf(ex.getMessage()));
				return;
			}
			chain.doFilter(new LimitedRequest(request, this.max), response);
		}
	}

	private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
		// The rest of the body is not read, so that the connection cannot be used again.
		response.setHeader(HttpHeaders.CONNECTION, "close");
		response.setStatus(status);
		response.setContentType("text/plain;charset=utf-8");
		response.getWriter().println(message);
	}

	private static String message(long max) {
		return "The body is larger than %,d bytes, which is the most that is read.".formatted(max);
	}

	/** A body that did not announce its size turned out to be too large. */
	public static final class TooLargeBodyException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		public TooLargeBodyException(long max) {
			super(message(max));
		}

	}

	private static final class LimitedRequest extends HttpServletRequestWrapper {

		private final long max;

		LimitedRequest(HttpServletRequest request, long max) {
			super(request);
			this.max = max;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new LimitedStream(super.getInputStream(), this.max);
		}

	}

	private static final class LimitedStream extends ServletInputStream {

		private final ServletInputStream in;

		private final long max;

		private long count;

		LimitedStream(ServletInputStream in, long max) {
			this.in = in;
			this.max = max;
		}

		@Override
		public int read() throws IOException {
			int read = this.in.read();
			count((read < 0) ? 0 : 1);
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = this.in.read(bytes, offset, length);
			count(Math.max(read, 0));
			return read;
		}

		private void count(int read) {
			this.count += read;
			if (this.count > this.max) {
				throw new TooLargeBodyException(this.max);
			}
		}

		@Override
		public boolean isFinished() {
			return this.in.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.in.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.in.setReadListener(listener);
		}

	}

}
