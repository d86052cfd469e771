package org.samgraf.http;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.WebUtils;

/** The language of a request. */
public final class Languages {

	/** The languages that are served; the first is given where a client wants neither. */
	public static final List<String> SERVED = List.of("en", "sv");

	/** The name of the parameter, and of the cookie, that chooses a language. */
	public static final String PARAMETER = "lang";

	/** Characters; the JDK takes time in the square of them, and more. */
	private static final int MAX_HEADER = 500;

	private Languages() {
	}

	/**
	 * The language that a request asks for: by its parameter {@code lang}, else by the
	 * cookie that keeps an earlier choice, else by Accept-Language (RFC 4647, lookup).
	 */
	public static String of(HttpServletRequest request) {
		String wanted = request.getParameter(PARAMETER);
		if (wanted != null && SERVED.contains(wanted)) {
			return wanted;
		}
		Cookie kept = WebUtils.getCookie(request, PARAMETER);
		if (kept != null && SERVED.contains(kept.getValue())) {
			return kept.getValue();
		}
		return negotiate(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
	}

	/**
	 * The headers of a request that the language and the format of an answer depend on.
	 */
	public static String[] varyBy() {
		return new String[] { HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE };
	}

	private static String negotiate(@Nullable String header) {
		if (header == null || header.length() > MAX_HEADER) {
			return SERVED.getFirst();
		}
		try {
			return Locale.LanguageRange.parse(header)
				.stream()
				.filter(range -> range.getWeight() > 0)
				.map(range -> range.getRange().replaceFirst("-.*", ""))
				.filter(SERVED::contains)
				.findFirst()
				.orElse(SERVED.getFirst());
		}
		catch (IllegalArgumentException ex) {
			return SERVED.getFirst();
		}
	}

}
