package org.samgraf.page;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.samgraf.html.Atlas;
import org.samgraf.html.Links;
import org.samgraf.http.Format;
import org.samgraf.http.Languages;
import org.samgraf.http.Page;
import org.samgraf.http.UnknownNameException;
import org.samgraf.query.Document;
import org.samgraf.query.Documents;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Answers for the IRIs of the data, by path, whatever host serves: a thing sees other to
 * its document (Cool URIs for the Semantic Web, section 4.2), and a document is a page or
 * RDF, as the client likes best.
 */
@Controller
class LinkedData {

	private static final String THINGS = "id/";

	private static final String DOCUMENTS = "doc/";

	private final Documents documents;

	private final DocumentWriter writer;

	private final SourceTexts texts;

	private final Links links;

	private final Atlas atlas;

	LinkedData(Documents documents, DocumentWriter writer, SourceTexts texts, Links links, Atlas atlas) {
		this.documents = documents;
		this.writer = writer;
		this.texts = texts;
		this.links = links;
		this.atlas = atlas;
	}

	/** A thing is not a document, but has one. */
	@GetMapping({ "/id/**", "/graph/**", "/catalogue" })
	ResponseEntity<Void> thing(HttpServletRequest request) {
		String path = path(request);
		Target target = target(path.startsWith(THINGS) ? path.substring(THINGS.length()) : path);
		Document document = find(target, 1);
		String query = request.getQueryString();
		// As written: a client may send more than an address may hold.
		return (isRetired(document) ? ResponseEntity.status(HttpStatus.GONE)
				: ResponseEntity.status(HttpStatus.SEE_OTHER)
					.header(HttpHeaders.LOCATION,
							target.address() + target.suffix() + ((query != null) ? "?" + query : "")))
			.header(HttpHeaders.LINK, "<%s>; rel=\"describedby\"".formatted(target.address()))
			.varyBy(Languages.varyBy())
			.build();
	}

	/** The document about a thing. */
	@GetMapping("/doc/**")
	@Nullable Object document(HttpServletRequest request, HttpServletResponse response, ServletWebRequest web) {
		Target target = target(path(request).substring(DOCUMENTS.length()));
		List<Format> formats = Format.forDocuments();
		Format format = (target.format() != null) ? Format.require(target.format(), formats)
				: Format.negotiate(request.getHeader(HttpHeaders.ACCEPT), formats);
		Document document = find(target, Page.of(request, Documents.PART).number());
		String language = Languages.of(request);
		HttpStatus status = isRetired(document) ? HttpStatus.GONE : HttpStatus.OK;
		this.writer.headers(document, target.address(), language)
			.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
		LocalDate today = LocalDate.now(ZoneOffset.UTC);
		// A page tells on which day it was read.
		String tag = "W/\"%s-%s-%s-%d-%s\"".formatted(document.version(), language, format.suffix(), document.part(),
				today);
		if (status == HttpStatus.OK && web.checkNotModified(tag)) {
			return null;
		}
		if (format == Format.HTML) {
			ThingPage page = new ThingPage(document, this.documents, positions(), this.texts, language);
			return new ModelAndView("page/thing", status).addObject("page", page)
				.addObject("names", page.names())
				.addObject("territories", this.atlas.territories())
				.addObject("address", target.address())
				.addObject("canonical", this.writer.iri(document))
				.addObject("formats", formats.subList(1, formats.size()))
				.addObject("today", today)
				.addObject("jsonld", this.writer.embedded(document));
		}
		return ResponseEntity.status(status)
			.contentType(format.mediaType())
			.header(HttpHeaders.CONTENT_DISPOSITION, format.disposition(target.path()))
			.body(this.writer.write(document, format));
	}

	/** In which order the shapes put properties. */
	private Map<Node, Integer> positions() {
		return this.documents.lookup("property-order")
			.stream()
			.collect(Collectors.toMap(line -> line.require("property"),
					line -> Integer.parseInt(line.text("position"))));
	}

	private Document find(Target target, int part) {
		return this.documents.find(target.thing(), part)
			.orElseThrow(() -> new UnknownNameException(target.path(), "/" + DOCUMENTS,
					this.documents.things()
						.map(this.links::to)
						.filter(address -> address != null && address.startsWith("/" + DOCUMENTS))
						.map(address -> address.substring(DOCUMENTS.length() + 1))
						.toList()));
	}

	private boolean isRetired(Document document) {
		return !this.documents.view(document, "retired", Languages.SERVED.getFirst()).isEmpty();
	}

	/** No key of a thing ends like a format. */
	private Target target(String path) {
		int dot = path.lastIndexOf('.');
		Format format = (dot < 0) ? null : Format.ofSuffix(path.substring(dot + 1)).orElse(null);
		String name = (format != null) ? path.substring(0, dot) : path;
		return new Target(name, NodeFactory.createURI(this.links.thing(name)),
				"/" + DOCUMENTS + UriUtils.encodePath(name, UTF_8), format);
	}

	/** The path, decoded, without the slash that it begins with. */
	private static String path(HttpServletRequest request) {
		return UriUtils.decode(request.getRequestURI().substring(request.getContextPath().length() + 1), UTF_8);
	}

	/**
	 * What a path asks for.
	 *
	 * @param path below that of documents, without a suffix
	 * @param address of the document on this server
	 * @param format that the suffix asks for; null where there is none
	 */
	private record Target(String path, Node thing, String address, @Nullable Format format) {

		String suffix() {
			return (this.format != null) ? "." + this.format.suffix() : "";
		}
	}

}
