package org.samgraf.access;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Enumeration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.RefusalException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at a request before its credentials are: a password must not travel where others
 * can read it, clients that have failed too often must wait, and what another site has a
 * browser ask is asked by nobody.
 */
final class SignIn extends OncePerRequestFilter {

	private final FailedAttempts attempts;

	private final AccessProblems problems;

	SignIn(FailedAttempts attempts, AccessProblems problems) {
		this.attempts = attempts;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (credentials == null) {
			chain.doFilter(request, response);
		}
		else if (OtherSites.isFromAnother(request)) {
			chain.doFilter(new Anonymous(request), response);
		}
		else if (isBasic(credentials) && !request.isSecure() && !isLocal(request.getRemoteAddr())) {
			this.problems.answer(new RefusalException(HttpStatus.FORBIDDEN, "problem.not-private.title",
					"problem.not-private", null), request, response);
		}
		else {
			try {
				this.attempts.requireSome(request.getRemoteAddr());
			}
			catch (TooManyAttemptsException ex) {
				this.problems.commence(request, response, ex);
				return;
			}
			chain.doFilter(request, response);
		}
	}

	private static boolean isBasic(String credentials) {
		return credentials.strip().regionMatches(true, 0, "Basic", 0, "Basic".length());
	}

	private static boolean isLocal(String address) {
		return InetAddress.ofLiteral(address).isLoopbackAddress();
	}

	/** A request whose credentials nobody sees. */
	private static final class Anonymous extends HttpServletRequestWrapper {

		Anonymous(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getHeader(String name) {
			return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION) ? null : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION) ? Collections.emptyEnumeration()
					: super.getHeaders(name);
		}

	}

}
