package org.samgraf.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a manifest.
 *
 * @param entry what the manifest says of it
 */
record SparqlCase(Resource entry) {

	private static final String QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";

	private static final String UT = "http://www.w3.org/2009/sparql/tests/test-update#";

	/** The last part of its type, as in QueryEvaluationTest. */
	String type() {
		return this.entry.listProperties(RDF.type)
			.mapWith(Statement::getResource)
			.filterKeep(type -> type.getURI().endsWith("Test") || type.getURI().contains("Syntax"))
			.next()
			.getLocalName();
	}

	/** The folder and the name. */
	String name() {
		String[] path = requestIri().split("/", -1);
		return path[path.length - 2] + "/" + this.entry.getURI().replaceFirst(".*[#/]", "");
	}

	/** The address of the file with the query or the update. */
	String requestIri() {
		Resource action = action();
		return action.isURIResource() ? action.getURI()
				: Objects.requireNonNullElseGet(value(action, QT, "query"), () -> value(action, UT, "request"))
					.asResource()
					.getURI();
	}

	/**
	 * The query or the update, with the address of its file as base where it is to be
	 * run.
	 */
	String request(boolean withBase) {
		return (withBase ? "BASE <" + requestIri() + ">\n" : "") + read(requestIri());
	}

	/** The file with the expected result. */
	Path result() {
		return Path
			.of(URI.create(Objects.requireNonNull(value(this.entry, Manifest.MF, "result")).asResource().getURI()));
	}

	/** The data that a query is asked of: also that which only the query names. */
	DatasetGraph queried() {
		DatasetGraph data = data(action(), QT);
		if (data.isEmpty() && value(action(), QT, "data") == null) {
			Query query = QueryFactory.create(request(true));
			query.getGraphURIs().forEach(graph -> read(graph, NodeFactory.createURI(graph), data));
			query.getNamedGraphURIs().forEach(graph -> read(graph, NodeFactory.createURI(graph), data));
		}
		return data;
	}

	/** The data that an update begins with. */
	DatasetGraph before() {
		return data(action(), UT);
	}

	/** The data that an update ends with. */
	DatasetGraph after() {
		return data(Objects.requireNonNull(value(this.entry, Manifest.MF, "result")).asResource(), UT);
	}

	private static DatasetGraph data(Resource in, String namespace) {
		DatasetGraph data = DatasetGraphFactory.create();
		in.listProperties(property(namespace, "data")).forEach(each -> read(each.getResource().getURI(), null, data));
		in.listProperties(property(namespace, "graphData")).forEach(each -> {
			Resource graph = each.getResource();
			RDFNode file = value(graph, namespace, "graph");
			read(((file != null) ? file.asResource() : graph).getURI(),
					NodeFactory.createURI((file != null) ? graph.getProperty(RDFS.label).getString() : graph.getURI()),
					data);
		});
		return data;
	}

	private static void read(String file, @Nullable Node graph, DatasetGraph data) {
		DatasetGraph read = DatasetGraphFactory.create();
		RDFParser.source(Path.of(URI.create(file))).base(file).parse(read);
		read.getDefaultGraph()
			.find()
			.forEach(triple -> (graph != null ? data.getGraph(graph) : data.getDefaultGraph()).add(triple));
	}

	private Resource action() {
		return Objects.requireNonNull(value(this.entry, Manifest.MF, "action")).asResource();
	}

	private static @Nullable RDFNode value(Resource of, String namespace, String name) {
		Statement statement = of.getProperty(property(namespace, name));
		return (statement != null) ? statement.getObject() : null;
	}

	private static Property property(String namespace, String name) {
		return ResourceFactory.createProperty(namespace, name);
	}

	private static String read(String file) {
		try {
			return Files.readString(Path.of(URI.create(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
