package org.samgraf.conformance;

import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFParser;

/** A list of tests in the vocabulary of the W3C's test manifests. */
final class Manifest {

	static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";

	private static final Property INCLUDE = ResourceFactory.createProperty(MF, "include");

	private static final Property ENTRIES = ResourceFactory.createProperty(MF, "entries");

	private Manifest() {
	}

	/** The entries of a manifest and of those that it includes. */
	static Stream<Resource> entries(Path manifest) {
		Model model = ModelFactory.createDefaultModel();
		String iri = manifest.toUri().toString();
		RDFParser.source(manifest).base(iri).parse(model);
		Stream<Resource> included = members(model, INCLUDE)
			.flatMap(other -> entries(Path.of(URI.create(other.getURI()))));
		return Stream.concat(included, members(model, ENTRIES));
	}

	private static Stream<Resource> members(Model model, Property list) {
		return model.listObjectsOfProperty(list)
			.toList()
			.stream()
			.flatMap(node -> node.as(RDFList.class).asJavaList().stream())
			.map(RDFNode::asResource);
	}

}
