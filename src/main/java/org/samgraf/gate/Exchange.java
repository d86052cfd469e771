package org.samgraf.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.samgraf.guard.Memory;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** A request and the answer that one attempt makes to it. */
final class Exchange implements Runnable {

	private final HeldRequest request;

	private final HeldBytes bytes;

	private final HeldResponse response;

	private final FilterChain chain;

	private final @Nullable Map<String, String> logged = MDC.getCopyOfContextMap();

	private final SecurityContext who = SecurityContextHolder.getContext();

	/**
	 * An exchange that has not begun.
	 * @param body null where it is still to be read
	 * @param chain of which only the door is left
	 */
	Exchange(HttpServletRequest request, byte @Nullable [] body, HttpServletResponse response, FilterChain chain,
			Memory memory, long maxAnswer) {
		this.request = new HeldRequest(request, body);
		this.bytes = new HeldBytes(memory, maxAnswer);
		this.response = new HeldResponse(response, this.bytes);
		this.chain = chain;
	}

	@Override
	public void run() {
		if (this.logged != null) {
			MDC.setContextMap(this.logged);
		}
		SecurityContextHolder.setContext(this.who);
		try {
			this.chain.doFilter(this.request, this.response);
			this.response.flushBuffer();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ServletException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			SecurityContextHolder.clearContext();
			MDC.clear();
		}
	}

	HeldBytes bytes() {
		return this.bytes;
	}

	/** Sends the answer, which is whole. */
	void send(HttpServletRequest to, HttpServletResponse over) throws IOException {
		this.request.keepAttributes();
		this.response.send(to, over);
	}

}
