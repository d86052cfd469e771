package org.samgraf.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.samgraf.SharedStore;

/** The repository's files, and what they came to in the shared store. */
public final class Repository {

	/** The base and the prefixes that the queries of tests share. */
	public static final String PROLOGUE = """
			BASE <https://w3id.org/samgraf/>
			PREFIX sg: <https://w3id.org/samgraf/ontology#>
			PREFIX dcterms: <http://purl.org/dc/terms/>
			PREFIX oa: <http://www.w3.org/ns/oa#>
			PREFIX owl: <http://www.w3.org/2002/07/owl#>
			PREFIX prov: <http://www.w3.org/ns/prov#>
			PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
			PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
			PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
			""";

	private static final Pattern OURS = Pattern.compile("<(" + Pattern.quote(SharedStore.BASE) + "[^>]+)>");

	private Repository() {
	}

	/** The files directly in a folder whose names end so, in order. */
	public static List<Path> in(String folder, String ending) {
		try (var files = Files.list(SharedStore.ROOT.resolve(folder))) {
			return ordered(files, ending);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The files anywhere below a folder whose names end so, in order. */
	public static List<Path> below(String folder, String ending) {
		try (var files = Files.walk(SharedStore.ROOT.resolve(folder))) {
			return ordered(files, ending);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> ordered(Stream<Path> files, String ending) {
		return files.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(ending)).sorted().toList();
	}

	/** A file's path from the repository's root. */
	public static String name(Path file) {
		return SharedStore.ROOT.relativize(file).toString();
	}

	public static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is in some files together. A literal that does not fit its datatype is let
	 * through.
	 */
	public static Graph graph(Collection<Path> files) {
		Graph graph = GraphFactory.createGraphMem();
		files.forEach(file -> RDFParser.source(file)
			.base(SharedStore.BASE)
			.errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
			.parse(graph));
		return graph;
	}

	/** Reads a file with several graphs, such as the case of a check or a rule. */
	public static DatasetGraph dataset(Path file) {
		return RDFParser.source(file).base(SharedStore.BASE).toDatasetGraph();
	}

	/** Replaces all that is in a store, so that cases can share one. */
	public static void fill(DatasetGraph data, Stream<Quad> quads) {
		Iter.toList(data.listGraphNodes()).forEach(data::removeGraph);
		quads.forEach(data::add);
	}

	/** The rows of a query over the shared store, as texts; common prefixes are known. */
	public static List<Map<String, String>> select(String query) {
		return SharedStore.store().read(snapshot -> {
			try (QueryExec execution = QueryExec.dataset(snapshot.data()).query(PROLOGUE + query).build()) {
				List<Map<String, String>> rows = new ArrayList<>();
				execution.select().forEachRemaining(binding -> {
					Map<String, String> row = new HashMap<>();
					binding.forEach((variable, node) -> row.put(variable.getName(),
							node.isLiteral() ? node.getLiteralLexicalForm() : node.toString()));
					rows.add(row);
				});
				return rows;
			}
		});
	}

	/** Every term that the ontology declares. */
	public static Set<String> declaredTerms() {
		return Set.copyOf(values("""
				SELECT DISTINCT ?term {
					VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty }
					GRAPH <graph/ontology> { ?term a ?kind }
				}"""));
	}

	/** The IRIs of ours in a query that neither the ontology nor the data know. */
	public static Set<String> unknown(String text) {
		Query query = QueryFactory.create(text, SharedStore.BASE, Syntax.syntaxSPARQL_11);
		query.getPrefixMapping().clearNsPrefixMap();
		query.setBaseURI((String) null);
		return OURS.matcher(query.toString())
			.results()
			.map((MatchResult match) -> match.group(1))
			// A namespace stands for what is in it.
			.filter(iri -> !iri.endsWith("#") && !iri.endsWith("/"))
			.filter(iri -> !(iri.startsWith(Known.NAMESPACE) ? Known.TERMS : Known.THINGS).contains(iri))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The values of the only variable of a query over the shared store. */
	public static List<String> values(String query) {
		return select(query).stream().flatMap(row -> row.values().stream()).toList();
	}

	/** What the shared store knows of; asked for only where it is needed. */
	private static final class Known {

		static final String NAMESPACE = SharedStore.BASE + "ontology#";

		static final Set<String> TERMS = declaredTerms();

		static final Set<String> THINGS = Set
			.copyOf(values("SELECT DISTINCT ?thing { ?thing ?about ?anything FILTER isIRI(?thing) }"));

	}

}
