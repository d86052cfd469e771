package org.samgraf.html;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame and its links, as {@code frame} and {@code links}. */
@ControllerAdvice(annotations = Controller.class)
class Framing {

	private final Links links;

	Framing(Links links) {
		this.links = links;
	}

	@ModelAttribute("frame")
	Frame frame(HttpServletRequest request) {
		return Frame.of(request);
	}

	@ModelAttribute("links")
	Links links() {
		return this.links;
	}

}
