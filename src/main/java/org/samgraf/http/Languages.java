package org.samgraf.http;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The language of a request. */
public final class Languages {

	/** The languages that are served; the first is given where a client wants neither. */
	public static final List<String> SERVED = List.of("en", "sv");

	private Languages() {
	}

	/**
	 * The language that a request asks for, by its parameter {@code lang} or else by
	 * Accept-Language (RFC 4647, lookup).
	 */
	public static String of(HttpServletRequest request) {
		String wanted = request.getParameter("lang");
		if (wanted != null && SERVED.contains(wanted)) {
			return wanted;
		}
		return negotiate(request.getHeader("Accept-Language"));
	}

	private static String negotiate(@Nullable String header) {
		if (header == null || header.isBlank()) {
			return SERVED.getFirst();
		}
		try {
			String found = Locale.lookupTag(Locale.LanguageRange.parse(header), SERVED);
			return (found != null) ? found : SERVED.getFirst();
		}
		catch (IllegalArgumentException ex) {
			return SERVED.getFirst();
		}
	}

}
