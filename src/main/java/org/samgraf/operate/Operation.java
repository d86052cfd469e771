package org.samgraf.operate;

import java.util.Locale;

import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** What a request is for, as far as the metrics tell. */
enum Operation {

	QUERY, UPDATE, GRAPH_READ, GRAPH_WRITE, VALIDATION, QUESTION, SEARCH, WORKBENCH, API, PAGE, FILE, OTHER;

	String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** By the path that was matched; OTHER where the request was refused before. */
	static Operation of(Request request) {
		String path = (request.getDecodedRequestURI() != null) ? request.getDecodedRequestURI() : "";
		if (path.equals("/sparql")) {
			return isUpdate(request) ? UPDATE : QUERY;
		}
		if (path.equals("/graphs") || path.startsWith("/graphs/")) {
			return switch (request.getMethod()) {
				case "PUT", "POST", "DELETE", "PATCH" -> GRAPH_WRITE;
				default -> GRAPH_READ;
			};
		}
		return ofPattern((String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
	}

	private static boolean isUpdate(Request request) {
		String type = request.getContentType();
		return (type != null && type.toLowerCase(Locale.ROOT).startsWith("application/sparql-update"))
				// Of a form that was read already; asking the request would read the
				// body.
				|| request.getCoyoteRequest().getParameters().getParameter("update") != null;
	}

	/** By the pattern of an address; those are ours, and so are few. */
	static Operation ofPattern(@Nullable String pattern) {
		if (pattern == null) {
			return OTHER;
		}
		if (pattern.contains("/questions/{topic}/{name}")) {
			return QUESTION;
		}
		if (pattern.equals("/shacl")) {
			return VALIDATION;
		}
		if (pattern.equals("/search") || pattern.equals("/api/search")) {
			return SEARCH;
		}
		if (pattern.startsWith("/api/workbench")) {
			return WORKBENCH;
		}
		if (pattern.startsWith("/api/")) {
			return API;
		}
		return pattern.endsWith("/**") ? FILE : PAGE;
	}

}
