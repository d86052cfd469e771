package org.samgraf.html;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.samgraf.http.Languages;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

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
		// The parts are encoded already.
		UriComponents address = ServletUriComponentsBuilder.fromRequest(request)
			.replaceQueryParam("lang", language)
			.build(true);
		return address.getPath() + "?" + address.getQuery();
	}
}
