package org.samgraf.access;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets pages of other sites read everything without credentials (CORS, Fetch Standard,
 * section 3.2). To write they cannot: their requests come from nobody.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class OtherSites extends OncePerRequestFilter {

	private static final String FETCH_SITE = "Sec-Fetch-Site";

	private static final String ORIGIN = "Access-Control-Allow-Origin";

	private static final List<String> READING = List.of("GET", "HEAD", "POST");

	private static final String A_DAY = "86400";

	private static final String EXPOSED = String.join(", ", HttpHeaders.ETAG, HttpHeaders.LINK, HttpHeaders.LOCATION,
			HttpHeaders.RETRY_AFTER, HttpHeaders.CONTENT_DISPOSITION, "X-Request-Id", "Samgraf-Version");

	/** Besides those that need no permission. */
	private static final String SENT = String.join(", ", HttpHeaders.CONTENT_TYPE, HttpHeaders.IF_NONE_MATCH,
			HttpHeaders.IF_MODIFIED_SINCE, HttpHeaders.CACHE_CONTROL, "traceparent", "X-Request-Id");

	/**
	 * Whether a browser says that a page of another site asks. Other programs say
	 * nothing.
	 */
	static boolean isFromAnother(HttpServletRequest request) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		String site = request.getHeader(FETCH_SITE);
		boolean ours = site == null || site.equals("same-origin") || site.equals("none");
		return !ours || (origin != null && !origin.equalsIgnoreCase(origin(request)));
	}

	private static String origin(HttpServletRequest request) {
		return "%s://%s".formatted(request.getScheme(), request.getHeader(HttpHeaders.HOST)).toLowerCase(Locale.ROOT);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String wanted = request.getHeader("Access-Control-Request-Method");
		boolean asked = request.getMethod().equals("OPTIONS") && request.getHeader(HttpHeaders.ORIGIN) != null
				&& wanted != null;
		if (asked || READING.contains(request.getMethod())) {
			response.setHeader(ORIGIN, "*");
			response.setHeader("Access-Control-Expose-Headers", EXPOSED);
		}
		if (asked) {
			response.setHeader("Access-Control-Allow-Methods", String.join(", ", READING));
			response.setHeader("Access-Control-Allow-Headers", SENT);
			response.setHeader("Access-Control-Max-Age", A_DAY);
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
