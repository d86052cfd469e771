package org.samgraf.gate;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** A request and the answer that one attempt makes to it. */
final class Exchange implements Runnable {

	private final HeldRequest request;

	private final HeldBytes bytes;

	private final HeldResponse response;

	private final FilterChain chain;

	/**
	 * An exchange that has not begun.
	 * @param body null where it is still to be read
	 * @param chain of which only the door is left
	 * @param bytes that will hold the answer
	 */
	Exchange(HttpServletRequest request, byte @Nullable [] body, HttpServletResponse response, FilterChain chain,
			HeldBytes bytes) {
		this.request = new HeldRequest(request, body);
		this.bytes = bytes;
		this.response = new HeldResponse(response, this.bytes);
		this.chain = chain;
	}

	@Override
	public void run() {
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
