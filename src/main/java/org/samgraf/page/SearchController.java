package org.samgraf.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.samgraf.html.Links;
import org.samgraf.html.Names;
import org.samgraf.http.Languages;
import org.samgraf.http.Page;
import org.samgraf.query.Findings;
import org.samgraf.query.Search;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/** The page on which things and questions are searched for. */
@Controller
class SearchController {

	private final Search search;

	private final Links links;

	SearchController(Search search, Links links) {
		this.search = search;
		this.links = links;
	}

	@GetMapping("/search")
	@Nullable ModelAndView search(@RequestParam(name = "q", defaultValue = "") String typed,
			@RequestParam(defaultValue = "") String kind, HttpServletRequest request, HttpServletResponse response) {
		String language = Languages.of(request);
		int number = Page.of(request, 1).number();
		Findings findings = this.search.search(typed, language);
		for (String header : Languages.varyBy()) {
			response.addHeader(HttpHeaders.VARY, header);
		}
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
		if (new ServletWebRequest(request, response)
			.checkNotModified("W/\"%s-%s\"".formatted(findings.version(), language))) {
			return null;
		}
		return new ModelAndView("page/search")
			.addObject("page", new SearchPage(findings.words(), findings, kind, number, this.links))
			.addObject("names", new Names(findings.labels(), language))
			.addObject("searched", findings.words());
	}

}
