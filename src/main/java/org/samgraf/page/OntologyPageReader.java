package org.samgraf.page;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.samgraf.html.Links;
import org.samgraf.http.DateText;
import org.samgraf.page.OntologyPage.Header;
import org.samgraf.page.OntologyPage.Link;
import org.samgraf.page.OntologyPage.Version;
import org.samgraf.query.Line;
import org.samgraf.query.Listing;
import org.samgraf.query.Listings;
import org.samgraf.query.Question;
import org.samgraf.query.QuestionCatalogue;
import org.samgraf.query.TermUse;
import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads what the pages about the ontology and the shapes show. */
@Component
class OntologyPageReader {

	/** The folder of the queries, below the one for internal queries. */
	private static final String QUERIES = "ontology";

	private static final String ONTOLOGY = "/ontology";

	private static final String SHAPES = "/shapes";

	private final Listings listings;

	private final Links links;

	private final QuestionCatalogue catalogue;

	private final TermUse use;

	OntologyPageReader(Listings listings, Links links, QuestionCatalogue catalogue) {
		this.listings = listings;
		this.links = links;
		this.catalogue = catalogue;
		this.use = new TermUse(catalogue.questions());
	}

	/** The present version of the dataset. */
	String version() {
		return this.listings.version();
	}

	Listing read() {
		return this.listings.read(QUERIES);
	}

	OntologyPage ontology(Listing listing, String language) {
		OntologyPageNames names = names(listing, ONTOLOGY, language);
		var terms = new OntologyPageTerms(listing, names, term -> questions(term, language),
				line -> query(line, language));
		return new OntologyPage(header(listing, names), terms.modules(),
				new OntologyPageSchemes(listing, names).schemes(), versions(listing, language),
				OntologyPageDiagram.of(listing, names));
	}

	/** The shapes, for the page about them. */
	OntologyPageShapes shapes(Listing listing, String language) {
		return new OntologyPageShapes(listing.graph("shapes"), names(listing, SHAPES, language));
	}

	private OntologyPageNames names(Listing listing, String document, String language) {
		return new OntologyPageNames(listing.labels(), this.listings.prefixes(), this.links, document, language);
	}

	private static Header header(Listing listing, OntologyPageNames names) {
		List<Line> lines = listing.of("header");
		Line line = lines.getFirst();
		return new Header(line.require("ontology").getURI(), names.text(lines, "label"), names.text(lines, "abstract"),
				names.text(lines, "policy"), line.text("version"), line.require("versionIri").getURI(),
				names.link(line.require("licence")), line.text("prefix"), line.text("namespace"), line.text("status"),
				new DateText(names.language()).of(line.get("issued")), names.link(line.require("publisher")));
	}

	private static List<Version> versions(Listing listing, String language) {
		Map<String, Version> versions = new LinkedHashMap<>();
		for (Line line : listing.of("versions")) {
			Version version = versions.computeIfAbsent(line.require("version").getURI(), iri -> new Version(iri,
					line.text("name"), new DateText(language).of(line.get("issued")), new ArrayList<>()));
			if (line.require("note").getLiteralLanguage().equals(language)) {
				version.changes().add(line.text("note"));
			}
		}
		return List.copyOf(versions.values());
	}

	private List<Link> questions(Node term, String language) {
		return this.use.questions(term).stream().map(name -> {
			Question question = this.catalogue.find(name).orElseThrow();
			return new Link(name, question.summary().getOrDefault(language, name), "/questions/" + name);
		}).toList();
	}

	/** The workbench with a query for the things of a class or what a property says. */
	private String query(Line term, String language) {
		boolean isClass = OntologyPageNames.isTrue(term, "isClass");
		Node node = term.require("term");
		Map<String, Node> arguments = isClass
				? Map.of("class", node, "language", NodeFactory.createLiteralString(language))
				: Map.of("property", node);
		String text = this.listings.text(QUERIES + (isClass ? "/things-of-class" : "/statements-with-property"),
				arguments);
		return "/workbench?query=" + URLEncoder.encode(Objects.requireNonNull(text), UTF_8).replace("+", "%20");
	}

}
