package org.samgraf.access;

import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.samgraf.http.RefusalException;
import org.samgraf.http.Unread;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Says why somebody may not, as all problems are told (RFC 9110, section 11). */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final String BASIC = "Basic realm=\"Samgraf\", charset=\"UTF-8\"";

	private static final String BEARER = "Bearer realm=\"Samgraf\"";

	private final HandlerExceptionResolver resolver;

	private final FailedAttempts attempts;

	private final boolean tokens;

	AccessProblems(@Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver,
			FailedAttempts attempts, ObjectProvider<JwtDecoder> tokens) {
		this.resolver = resolver;
		this.attempts = attempts;
		this.tokens = tokens.getIfAvailable() != null;
	}

	/** Whether tokens are taken. */
	boolean takesTokens() {
		return this.tokens;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex) {
		switch (ex) {
			case TooManyAttemptsException many -> refuse(many, request, response);
			case OAuth2AuthenticationException token -> failedToken(request, response);
			case InsufficientAuthenticationException nobody when OtherSites.isFromAnother(request) -> answer(
					new RefusalException(HttpStatus.FORBIDDEN, "problem.other-site.title", "problem.other-site", null),
					request, response);
			case InsufficientAuthenticationException nobody ->
				challenge("problem.sign-in.title", "problem.sign-in", request, response);
			default -> challenge("problem.wrong-credentials.title", "problem.wrong-credentials", request, response);
		}
	}

	private void failedToken(HttpServletRequest request, HttpServletResponse response) {
		try {
			this.attempts.begin(request.getRemoteAddr());
			challenge("problem.wrong-credentials.title", "problem.wrong-credentials", request, response);
		}
		catch (TooManyAttemptsException ex) {
			refuse(ex, request, response);
		}
	}

	private void refuse(TooManyAttemptsException ex, HttpServletRequest request, HttpServletResponse response) {
		answer(new RefusalException(HttpStatus.TOO_MANY_REQUESTS, "problem.attempts.title", "problem.attempts",
				ex.patience(), ex.patience().toSeconds()), request, response);
	}

	private void challenge(String title, String text, HttpServletRequest request, HttpServletResponse response) {
		response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
		if (this.tokens) {
			response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
		}
		answer(new RefusalException(HttpStatus.UNAUTHORIZED, title, text, null), request, response);
	}

	/** Of what a door finds out only when it has read a request. */
	@ExceptionHandler
	void denied(AccessDeniedException ex, HttpServletRequest request, HttpServletResponse response) {
		if (request.getUserPrincipal() == null) {
			commence(request, response, new InsufficientAuthenticationException("nobody"));
		}
		else {
			handle(request, response, ex);
		}
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex) {
		answer(new RefusalException(HttpStatus.FORBIDDEN, "problem.forbidden.title", "problem.forbidden", null),
				request, response);
	}

	void answer(RefusalException refusal, HttpServletRequest request, HttpServletResponse response) {
		Objects.requireNonNull(this.resolver.resolveException(new Unread(request), response, null, refusal));
	}

}
