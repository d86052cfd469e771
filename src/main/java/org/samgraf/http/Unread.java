package org.samgraf.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request of which only the head is looked at, for whoever refuses it unread. */
public final class Unread extends HttpServletRequestWrapper {

	public Unread(HttpServletRequest request) {
		super(request);
	}

	/** None: they may be in the body. */
	@Override
	public @Nullable String getParameter(String name) {
		return null;
	}

}
