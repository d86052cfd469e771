package org.samgraf.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.samgraf.http.Languages;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What the frame around a page shows.
 *
 * @param language of the page
 * @param versions the same page in each language that is served
 * @param path the path of the page, to tell which part of the site it is in
 */
public record Frame(String language, List<Version> versions, String path) {

	/**
	 * The page in one language.
	 *
	 * @param address the path and query
	 */
	public record Version(String language, String address) {
	}

	static Frame of(HttpServletRequest request) {
		List<Version> versions = Languages.SERVED.stream()
			.map(language -> new Version(language, addressIn(language, request)))
			.toList();
		return new Frame(Languages.of(request), versions, request.getRequestURI());
	}

	private static String addressIn(String language, HttpServletRequest request) {
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		if (request.getMethod().equals("GET")) {
			request.getParameterMap().forEach((name, values) -> parameters.addAll(name, List.of(values)));
		}
		parameters.set(Languages.PARAMETER, language);
		// A value may hold what looks like a template.
		String query = parameters.entrySet()
			.stream()
			.flatMap(parameter -> parameter.getValue()
				.stream()
				.map(value -> encode(parameter.getKey()) + "=" + encode(value)))
			.collect(Collectors.joining("&"));
		return request.getRequestURI() + "?" + query;
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}
}
