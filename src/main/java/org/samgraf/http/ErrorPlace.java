package org.samgraf.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The web server tells of errors at a place of its own, where nobody else finds any. */
public final class ErrorPlace implements HandlerInterceptor {

	/** Its path. */
	public static final String PATH = "/error";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws NoResourceFoundException {
		if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null) {
			throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), PATH, PATH);
		}
		return true;
	}

}
