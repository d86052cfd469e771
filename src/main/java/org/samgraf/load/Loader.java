package org.samgraf.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.samgraf.store.Store;

/**
 * Makes the store agree with the files: what changed is parsed and judged in memory
 * first, so that the write that follows has no reason to fail.
 */
public final class Loader {

	private final Path root;

	private final String base;

	private final Store store;

	private final Node loadedFrom;

	private final Node contentSha256;

	private final String shapesGraph;

	private final Node derivedGraph;

	/**
	 * Prepares a loader.
	 * @param root the product's root folder, with the folders for ontology and data
	 * @param base the base of all IRIs, with a slash at its end
	 */
	public Loader(Path root, String base, Store store) {
		this.root = root.toAbsolutePath().normalize();
		this.base = base;
		this.store = store;
		this.loadedFrom = NodeFactory.createURI(base + "ontology#loadedFrom");
		this.contentSha256 = NodeFactory.createURI(base + "ontology#contentSha256");
		this.shapesGraph = base + "graph/shapes";
		this.derivedGraph = NodeFactory.createURI(base + "graph/derived");
	}

	/**
	 * Replaces the graphs whose files have changed since they were last loaded, and what
	 * is derived. A graph with something wrong in it is refused as a whole and stays as
	 * it was.
	 * @throws LoadException where nothing can be loaded: no catalogue, no rules, no
	 * shapes
	 * @throws org.samgraf.store.StoreException where the store cannot be written
	 */
	public LoadReport synchronise() {
		GraphCatalogue catalogue = GraphCatalogue.read(this.root, this.base, this.loadedFrom);
		Rules rules = Rules.read(this.root);
		Map<String, String> loaded = this.store.read(snapshot -> checksums(snapshot.data()));
		Map<String, String> wanted = wantedChecksums(catalogue, rules);

		Set<String> removed = this.store.read(snapshot -> names(snapshot.data()));
		removed.removeAll(catalogue.names());
		removed.remove(this.derivedGraph.getURI());
		if (loaded.equals(wanted) && removed.isEmpty() && catalogue.problems().isEmpty()) {
			return new LoadReport(List.of(), List.copyOf(wanted.keySet()), List.of(), List.of());
		}
		var admission = new Admission(this.store, this.base, this.shapesGraph, this.derivedGraph);
		Map<String, Graph> admitted = admission.admit(catalogue);
		List<Problem> problems = new ArrayList<>(catalogue.problems());
		problems.addAll(admission.problems());

		Map<String, String> checksums = new TreeMap<>(loaded);
		checksums.keySet().removeAll(removed);
		Set<String> unchanged = new TreeSet<>();
		wanted.forEach((name, checksum) -> {
			boolean in = admitted.containsKey(name) || name.equals(this.derivedGraph.getURI());
			boolean same = checksum.equals(loaded.get(name));
			if (in) {
				checksums.put(name, checksum);
			}
			else if (same) {
				// Refused with its files as they were: without a checksum it is judged at
				// each start.
				checksums.remove(name);
			}
			if (in && same) {
				unchanged.add(name);
			}
		});
		Set<String> replaced = new TreeSet<>(admitted.keySet());
		replaced.removeAll(unchanged);
		if (!checksums.equals(loaded) || !removed.isEmpty()) {
			this.store.write(data -> {
				removed.forEach(name -> data.removeGraph(NodeFactory.createURI(name)));
				replaced.forEach(
						name -> replace(data, NodeFactory.createURI(name), Objects.requireNonNull(admitted.get(name))));
				data.removeGraph(this.derivedGraph);
				rules.derive(data, this.derivedGraph);
				checksums.forEach((name, sum) -> data.add(this.derivedGraph, NodeFactory.createURI(name),
						this.contentSha256, NodeFactory.createLiteralString(sum)));
			});
		}
		return new LoadReport(List.copyOf(replaced), List.copyOf(unchanged), List.copyOf(removed), problems);
	}

	private Map<String, String> wantedChecksums(GraphCatalogue catalogue, Rules rules) {
		if (!catalogue.names().contains(this.shapesGraph)) {
			throw new LoadException("'%s' lists no files for the shapes, <%s>; without shapes nothing is loaded."
				.formatted(GraphCatalogue.FILE, this.shapesGraph));
		}
		Map<String, String> checksums = new TreeMap<>();
		catalogue.graphs().forEach((name, files) -> checksums.put(name, files.sha256()));
		checksums.put(this.derivedGraph.getURI(), rules.sha256());
		return checksums;
	}

	private Map<String, String> checksums(DatasetGraph data) {
		Map<String, String> checksums = new HashMap<>();
		data.find(this.derivedGraph, Node.ANY, this.contentSha256, Node.ANY)
			.forEachRemaining(
					quad -> checksums.put(quad.getSubject().getURI(), quad.getObject().getLiteralLexicalForm()));
		return checksums;
	}

	private static Set<String> names(DatasetGraph data) {
		Set<String> names = new TreeSet<>();
		data.listGraphNodes().forEachRemaining(name -> names.add(name.getURI()));
		return names;
	}

	private static void replace(DatasetGraph data, Node name, Graph graph) {
		data.removeGraph(name);
		graph.find().forEach(triple -> data.add(name, triple.getSubject(), triple.getPredicate(), triple.getObject()));
		data.prefixes().putAll(graph.getPrefixMapping());
	}

}
