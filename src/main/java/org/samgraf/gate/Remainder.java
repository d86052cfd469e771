package org.samgraf.gate;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads what is left of a body that was not waited for, since whoever is still sending
 * would not hear the answer; but not for long, and not much. The web server itself, which
 * would go on as long as anything trickles in, then closes the connection.
 */
final class Remainder extends OncePerRequestFilter {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final long MAX_BYTES = 2_000_000;

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		finally {
			// Who waits to be told to go on must not be told so.
			if (request.getHeader(HttpHeaders.EXPECT) == null && (request.getContentLengthLong() > 0
					|| request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null)) {
				read(request);
			}
		}
	}

	private void read(HttpServletRequest request) {
		Deadline end = Deadline.in(PATIENCE);
		try {
			InputStream in = request.getInputStream();
			byte[] portion = new byte[8192];
			int read = 0;
			for (long all = 0; read >= 0 && all < MAX_BYTES && !end.isOver(); all += read) {
				read = in.read(portion);
			}
		}
		catch (IOException ex) {
			this.logger.debug("The rest of a body cannot be read", ex);
		}
	}

}
