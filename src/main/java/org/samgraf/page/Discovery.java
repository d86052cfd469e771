package org.samgraf.page;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.samgraf.html.Links;
import org.samgraf.query.Documents;
import org.samgraf.query.QuestionCatalogue;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.HtmlUtils;

/** Tells programs that pass by what there is. */
@RestController
class Discovery {

	private static final URI CATALOGUE = URI.create("/doc/catalogue");

	/** How many addresses a sitemap may have (sitemaps.org protocol). */
	private static final int LONGEST = 50_000;

	private final Documents documents;

	private final QuestionCatalogue catalogue;

	private final Links links;

	Discovery(Documents documents, QuestionCatalogue catalogue, Links links) {
		this.documents = documents;
		this.catalogue = catalogue;
		this.links = links;
	}

	/** Where the description of the dataset is (VoID, section 7.2). */
	@GetMapping("/.well-known/void")
	ResponseEntity<Void> dataset() {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(CATALOGUE).build();
	}

	/** What a crawler should leave alone (RFC 9309): what asks the store anything. */
	@GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
	String robots() {
		return """
				User-agent: *
				Disallow: /api/
				Disallow: /sparql
				Disallow: /graphs
				Disallow: /search
				Disallow: /workbench
				Sitemap: %s
				""".formatted(address("/sitemap.xml"));
	}

	/** The pages of all questions, and of all things that have a name. */
	@GetMapping(path = "/sitemap.xml", produces = MediaType.APPLICATION_XML_VALUE)
	String sitemap() {
		Stream<String> questions = this.catalogue.questions().stream().map(question -> "/questions/" + question.name());
		Stream<String> things = this.documents.things()
			.map(this.links::to)
			.filter(Objects::nonNull)
			.filter(path -> path.startsWith("/") && path.indexOf('#') < 0);
		return Stream.of(Stream.of("/", "/questions"), questions, things)
			.flatMap(paths -> paths)
			.distinct()
			.sorted()
			.limit(LONGEST)
			.map(path -> "<url><loc>" + HtmlUtils.htmlEscape(address(path)) + "</loc></url>")
			.collect(Collectors.joining("\n", """
					<?xml version="1.0" encoding="UTF-8"?>
					<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
					""", "\n</urlset>\n"));
	}

	private static String address(String path) {
		return ServletUriComponentsBuilder.fromCurrentContextPath().build() + path;
	}

}
