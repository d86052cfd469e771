package org.samgraf.endpoint;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.jena.fuseki.servlets.FusekiFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Hands the requests of its addresses over to Fuseki, which answers them itself. */
@Controller
class FusekiController {

	private final FusekiFilter fuseki = new FusekiFilter();

	@RequestMapping({ SparqlEndpoint.QUERY, SparqlEndpoint.GRAPHS })
	void handOver(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		this.fuseki.doFilter(request, response, (notOurs, unanswered) -> response.sendError(404));
	}

}
