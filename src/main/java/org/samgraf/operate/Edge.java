package org.samgraf.operate;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;

import jakarta.servlet.ServletException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before everything that answers: gives each request its id, and tells the log and
 * the metrics how it ended. As a part of the web server and not as a filter it also sees
 * the requests that no filter gets to see.
 */
final class Edge extends ValveBase implements AccessLog {

	private static final Logger log = LoggerFactory.getLogger("samgraf.access");

	private static final String TRACE = Trace.class.getName();

	private final RequestMetrics metrics;

	Edge(RequestMetrics metrics) {
		super(true);
		this.metrics = metrics;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		Trace trace = trace(request);
		response.setHeader("X-Request-Id", trace.spanId());
		try (Trace.Scope _ = trace.open()) {
			getNext().invoke(request, response);
		}
	}

	/** The one that it was given before, or a new one. */
	private static Trace trace(Request request) {
		if (request.getAttribute(TRACE) instanceof Trace trace) {
			return trace;
		}
		// A head that could not be read may have left a header without a value.
		Trace trace = Trace
			.of(Collections.list(request.getHeaders("traceparent")).stream().filter(Objects::nonNull).toList());
		request.setAttribute(TRACE, trace);
		return trace;
	}

	/** Called by the web server once for each request, when the answer is through. */
	@Override
	public void log(Request request, Response response, long nanoseconds) {
		this.metrics.record(request, response, Duration.ofNanos(nanoseconds));
		if (log.isInfoEnabled()) {
			try (Trace.Scope _ = trace(request).open()) {
				write(request, response, nanoseconds);
			}
		}
	}

	private static void write(Request request, Response response, long nanoseconds) {
		String client = Printable.of(request.getRemoteAddr());
		String method = Printable.of(request.getMethod());
		// Without the query, which may be long and tells what somebody wants to know.
		String path = Printable.of(request.getRequestURI());
		long milliseconds = nanoseconds / 1_000_000;
		long bytes = response.getBytesWritten(false);
		log.atInfo()
			.addKeyValue("client", client)
			.addKeyValue("method", method)
			.addKeyValue("path", path)
			.addKeyValue("status", response.getStatus())
			.addKeyValue("milliseconds", milliseconds)
			.addKeyValue("bytes", bytes)
			.log("{} {} {} {} {} ms {} bytes", client, method, path, response.getStatus(), milliseconds, bytes);
	}

	/** Not used: the address of a client is that of its connection. */
	@Override
	public void setRequestAttributesEnabled(boolean enabled) {
	}

	@Override
	public boolean getRequestAttributesEnabled() {
		return false;
	}

}
