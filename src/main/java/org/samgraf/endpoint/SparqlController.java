package org.samgraf.endpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.jena.fuseki.servlets.FusekiFilter;
import org.jspecify.annotations.Nullable;
import org.samgraf.access.Role;
import org.samgraf.http.MalformedTextException;
import org.samgraf.load.Edits;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Queries and updates at one address (SPARQL 1.1 Protocol, section 2): finds out which it
 * is, and refuses what is neither. Queries are handed over to Fuseki.
 */
@RestController
final class SparqlController {

	static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED;

	static final MediaType QUERY = MediaType.parseMediaType("application/sparql-query");

	static final MediaType UPDATE = MediaType.parseMediaType("application/sparql-update");

	private static final String QUERY_PARAMETER = "query";

	private static final String UPDATE_PARAMETER = "update";

	private static final String METHODS = "GET, HEAD, POST, OPTIONS";

	private final FusekiFilter fuseki = new FusekiFilter();

	private final SparqlUpdate update;

	private final ServiceDescription description;

	SparqlController(Edits edits, EndpointSettings settings, ServiceDescription description) {
		this.update = new SparqlUpdate(edits, settings.timeout());
		this.description = description;
	}

	/** Answers any request; null where the response has been written. */
	@RequestMapping(path = SparqlEndpoint.QUERY,
			method = { RequestMethod.GET, RequestMethod.HEAD, RequestMethod.POST, RequestMethod.OPTIONS })
	@Nullable ResponseEntity<byte[]> answer(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		switch (request.getMethod()) {
			case "GET", "HEAD" -> {
				if (request.getQueryString() == null) {
					return this.description.of(request);
				}
				get(request, response);
			}
			case "POST" -> post(request, response);
			default -> {
				return ResponseEntity.noContent().header(HttpHeaders.ALLOW, METHODS).build();
			}
		}
		return null;
	}

	private void get(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		if (request.getParameter(UPDATE_PARAMETER) != null) {
			throw new MalformedTextException("An update is sent by POST.");
		}
		requireOne(request, QUERY_PARAMETER);
		query(new AsGet(request), response);
	}

	private void post(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		MediaType type = type(request);
		boolean query = request.getParameter(QUERY_PARAMETER) != null;
		boolean update = request.getParameter(UPDATE_PARAMETER) != null;
		if (FORM.equalsTypeAndSubtype(type)) {
			if (query == update) {
				throw new MalformedTextException(
						"A form has either the parameter 'query' or the parameter 'update', once.");
			}
			if (query) {
				requireOne(request, QUERY_PARAMETER);
				query(request, response);
			}
			else {
				requireEditor(request);
				update(requireOne(request, UPDATE_PARAMETER), request, response);
			}
			return;
		}
		if (query || update) {
			throw new MalformedTextException("What is asked is in the body; the address must not have it as well.");
		}
		if (QUERY.equalsTypeAndSubtype(type)) {
			request.setAttribute(GuardedQuery.TEXT, text(request));
			query(request, response);
		}
		else if (UPDATE.equalsTypeAndSubtype(type)) {
			requireEditor(request);
			update(text(request), request, response);
		}
		else {
			throw new HttpMediaTypeNotSupportedException(type, List.of(QUERY, UPDATE, FORM));
		}
	}

	private void query(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		FusekiAnswer answer = new FusekiAnswer(response);
		this.fuseki.doFilter(new WithoutMarkup(request), answer,
				(notOurs, unanswered) -> answer.sendError(HttpServletResponse.SC_NOT_FOUND));
		RuntimeException problem = answer.problem();
		if (problem != null) {
			throw problem;
		}
	}

	private void update(String text, HttpServletRequest request, HttpServletResponse response) {
		this.update.run(text, SparqlUpdate.nodes(request.getParameterValues("using-graph-uri")),
				SparqlUpdate.nodes(request.getParameterValues("using-named-graph-uri")), request);
		response.setStatus(HttpServletResponse.SC_NO_CONTENT);
	}

	/** Of a form only its content tells that it writes. */
	private static void requireEditor(HttpServletRequest request) {
		if (!Role.EDITOR.isOf(request)) {
			throw new AccessDeniedException(UPDATE_PARAMETER);
		}
	}

	private static String requireOne(HttpServletRequest request, String parameter) {
		String[] values = request.getParameterValues(parameter);
		if (values == null || values.length != 1) {
			throw new MalformedTextException("The request must have the parameter '%s' once.".formatted(parameter));
		}
		return values[0];
	}

	private static MediaType type(HttpServletRequest request) {
		String type = request.getContentType();
		if (type == null) {
			throw new MalformedTextException(
					"The header Content-Type must say what the body is: %s, %s or %s.".formatted(QUERY, UPDATE, FORM));
		}
		try {
			return MediaType.parseMediaType(type);
		}
		catch (InvalidMediaTypeException ex) {
			throw new MalformedTextException("The header Content-Type cannot be read: " + ex.getMessage());
		}
	}

	private static String text(HttpServletRequest request) throws IOException {
		MediaType type = type(request);
		if (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
			throw new MalformedTextException("A query or an update is written in UTF-8.");
		}
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(request.getInputStream().readAllBytes()))
				.toString();
		}
		catch (CharacterCodingException ex) {
			throw new MalformedTextException("The body is not in UTF-8.");
		}
	}

	/**
	 * Without what Fuseki would have its answers begin with: addresses of style sheets,
	 * and names of functions for scripts.
	 */
	private static final class WithoutMarkup extends HttpServletRequestWrapper {

		private static final Set<String> LEFT_OUT = Set.of("stylesheet", "callback", "force-accept");

		WithoutMarkup(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getParameter(String name) {
			return LEFT_OUT.contains(name) ? null : super.getParameter(name);
		}

	}

	/**
	 * The head of an answer is that of the whole, of which the web server leaves out the
	 * rest.
	 */
	private static final class AsGet extends HttpServletRequestWrapper {

		AsGet(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getMethod() {
			return "GET";
		}

	}

}
