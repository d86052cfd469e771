package org.samgraf.html;

import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.Languages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language that pages are written in. One that is chosen by the parameter
 * {@code lang} is kept in a cookie, so that the pages after it are in it too. What
 * programs ask for changes nothing.
 */
@Component("localeResolver")
class PageLanguage implements LocaleResolver, HandlerInterceptor {

	private static final Duration KEPT = Duration.ofDays(365);

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		return Locale.of(Languages.of(request));
	}

	/**
	 * Not supported: a language is chosen by the address.
	 */
	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("The language is chosen by the parameter lang");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		String chosen = request.getParameter(Languages.PARAMETER);
		if (chosen != null && Languages.SERVED.contains(chosen) && !request.getRequestURI().startsWith("/api/")) {
			response.addHeader(HttpHeaders.SET_COOKIE,
					ResponseCookie.from(Languages.PARAMETER, chosen)
						.path("/")
						.maxAge(KEPT)
						.sameSite("Lax")
						.httpOnly(true)
						.build()
						.toString());
		}
		return true;
	}

}
