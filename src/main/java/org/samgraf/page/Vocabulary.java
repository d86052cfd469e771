package org.samgraf.page;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.samgraf.html.Links;
import org.samgraf.http.Format;
import org.samgraf.http.Languages;
import org.samgraf.http.UnknownNameException;
import org.samgraf.query.Document;
import org.samgraf.query.Documents;
import org.samgraf.query.Listing;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Answers for the IRIs of the ontology and the shapes. A term is a part of one document
 * (Cool URIs for the Semantic Web, section 4.1), which is a page or RDF.
 */
@Controller
class Vocabulary {

	private static final String ONTOLOGY = "ontology";

	private static final String SHAPES = "shapes";

	private final OntologyPageReader reader;

	private final Documents documents;

	private final DocumentWriter writer;

	private final Links links;

	private final ITemplateEngine templates;

	private volatile Kept kept = new Kept("", Map.of());

	Vocabulary(OntologyPageReader reader, Documents documents, DocumentWriter writer, Links links,
			ITemplateEngine templates) {
		this.reader = reader;
		this.documents = documents;
		this.writer = writer;
		this.links = links;
		this.templates = templates;
	}

	@GetMapping({ "/ontology", "/ontology.{suffix}" })
	@Nullable Object ontology(@PathVariable Optional<String> suffix, HttpServletRequest request, HttpServletResponse response) {
		return vocabulary(ONTOLOGY, suffix, request, response);
	}

	@GetMapping({ "/shapes", "/shapes.{suffix}" })
	@Nullable Object shapes(@PathVariable Optional<String> suffix, HttpServletRequest request, HttpServletResponse response) {
		return vocabulary(SHAPES, suffix, request, response);
	}

	/** A module or a version of the ontology is in the document of the whole. */
	@GetMapping("/ontology/{*part}")
	ResponseEntity<Void> part(@PathVariable String part) {
		if (this.documents.find(iri(ONTOLOGY + part), 1).isEmpty()) {
			throw new UnknownNameException(ONTOLOGY + part, "/", List.of(ONTOLOGY, SHAPES));
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/" + ONTOLOGY)).build();
	}

	private @Nullable Object vocabulary(String name, Optional<String> suffix, HttpServletRequest request,
			HttpServletResponse response) {
		List<Format> formats = Format.forDocuments();
		Format format = suffix.isPresent()
				? Format.require(Format.ofSuffix(suffix.get())
					.orElseThrow(() -> new UnknownNameException(name + "." + suffix.get(), "/",
							formats.stream().map(other -> name + "." + other.suffix()).toList())),
						formats)
				: Format.negotiate(request.getHeader(HttpHeaders.ACCEPT), formats);
		Document document = this.documents.whole(iri(name), iri("graph/" + name));
		String language = Languages.of(request);
		this.writer.headers(document, "/" + name, language)
			.forEach((header, values) -> values.forEach(value -> response.addHeader(header, value)));
		if (new ServletWebRequest(request, response)
			.checkNotModified("W/\"%s-%s-%s\"".formatted(document.version(), language, format.suffix()))) {
			return null;
		}
		if (format == Format.HTML) {
			return new ModelAndView(name, "content", content(name, document.version(), language));
		}
		return ResponseEntity.ok()
			.contentType(format.mediaType())
			.header(HttpHeaders.CONTENT_DISPOSITION, format.disposition(name))
			.body(this.writer.write(document, format));
	}

	/**
	 * The part of a page that takes long to make, kept for one version of the dataset.
	 */
	private String content(String name, String version, String language) {
		Kept now = this.kept;
		if (!now.version().equals(version)) {
			now = new Kept(version, new ConcurrentHashMap<>());
			this.kept = now;
		}
		return now.pages().computeIfAbsent(name + "-" + language, key -> {
			Listing listing = this.reader.read();
			Object page = name.equals(ONTOLOGY) ? this.reader.ontology(listing, language)
					: this.reader.shapes(listing, language);
			return this.templates.process(name + "-content", new Context(Locale.of(language), Map.of("page", page)));
		});
	}

	private Node iri(String local) {
		return NodeFactory.createURI(this.links.base() + local);
	}

	/**
	 * What was made of one version of the dataset, by page and language.
	 */
	private record Kept(String version, Map<String, String> pages) {
	}

}
