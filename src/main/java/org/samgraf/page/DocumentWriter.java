package org.samgraf.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RDFWriterBuilder;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.samgraf.html.Links;
import org.samgraf.http.Format;
import org.samgraf.http.Languages;
import org.samgraf.query.Document;
import org.samgraf.query.Documents;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Writes documents as RDF. Each also says of itself what it is about and under which
 * licence it is given.
 */
@Component
class DocumentWriter {

	private static final Node LICENCE = NodeFactory.createURI("https://creativecommons.org/publicdomain/zero/1.0/");

	private final Documents documents;

	private final Links links;

	DocumentWriter(Documents documents, Links links) {
		this.documents = documents;
		this.links = links;
	}

	/** The IRI of a document under the base of the data. */
	String iri(Document document) {
		String address = this.links.to(document.thing());
		return this.links.base() + ((address != null) ? address.substring(1) : "")
				+ ((document.part() > 1) ? "?page=" + document.part() : "");
	}

	/**
	 * The headers that name the thing, the other formats and the neighbouring parts (RFC
	 * 8288).
	 * @param address of the document on this server, without a suffix
	 */
	HttpHeaders headers(Document document, String address, String language) {
		HttpHeaders headers = new HttpHeaders();
		headers.setVary(List.of(Languages.varyBy()));
		headers.set(HttpHeaders.CONTENT_LANGUAGE, language);
		headers.add(HttpHeaders.LINK, "<%s>; rel=\"canonical\"".formatted(iri(document)));
		headers.add(HttpHeaders.LINK, "<%s>; rel=\"describes\"".formatted(document.thing().getURI()));
		String part = (document.part() > 1) ? "?page=" + document.part() : "";
		Format.forDocuments()
			.forEach(format -> headers.add(HttpHeaders.LINK,
					"<%s.%s%s>; rel=\"%s\"; type=\"%s\"".formatted(address, format.suffix(), part,
							(format == Format.HTML) ? "alternate" : "alternate describedby",
							format.mediaType().getType() + "/" + format.mediaType().getSubtype())));
		if (document.part() < document.parts()) {
			headers.add(HttpHeaders.LINK, "<%s?page=%d>; rel=\"next\"".formatted(address, document.part() + 1));
		}
		if (document.part() > 1) {
			headers.add(HttpHeaders.LINK, "<%s?page=%d>; rel=\"prev\"".formatted(address, document.part() - 1));
		}
		return headers;
	}

	/** The document in a format for RDF. */
	byte[] write(Document document, Format format) {
		if (format == Format.TRIG) {
			DatasetGraph graphs = DatasetGraphFactory.create();
			document.graphs().find().forEachRemaining(graphs::add);
			about(document).forEach(graphs.getDefaultGraph()::add);
			graphs.prefixes().putAll(prefixes());
			return write(RDFWriter.source(graphs), format);
		}
		Graph triples = GraphFactory.createDefaultGraph();
		document.triples().find().forEachRemaining(triples::add);
		about(document).forEach(triples::add);
		triples.getPrefixMapping().setNsPrefixes(prefixes());
		return write(RDFWriter.source(triples), format);
	}

	/**
	 * The document as JSON-LD that can stand inside a page: no text in it can end the
	 * element that it stands in.
	 */
	String embedded(Document document) {
		return new String(write(document, Format.JSON_LD), StandardCharsets.UTF_8).replace("<", "\\u003c");
	}

	private List<Triple> about(Document document) {
		Node iri = NodeFactory.createURI(iri(document));
		return List.of(Triple.create(iri, RDF.type.asNode(), FOAF.Document.asNode()),
				Triple.create(iri, FOAF.primaryTopic.asNode(), document.thing()),
				Triple.create(iri, DCTerms.license.asNode(), LICENCE));
	}

	private Map<String, String> prefixes() {
		return this.documents.lookup("prefixes")
			.stream()
			.collect(Collectors.toMap(line -> line.text("prefix"), line -> line.text("namespace")));
	}

	private static byte[] write(RDFWriterBuilder writer, Format format) {
		var out = new ByteArrayOutputStream();
		writer.lang(format.lang()).output(out);
		return out.toByteArray();
	}

}
