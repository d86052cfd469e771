package org.samgraf.load;

import java.nio.file.Path;
import java.util.ArrayList;
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

	private final String shapesGraph;

	private final Checksums checksums;

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
		this.shapesGraph = base + "graph/shapes";
		this.checksums = Checksums.below(base);
		this.derivedGraph = this.checksums.graph();
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
		Map<String, Checksum> loaded = this.store.read(snapshot -> this.checksums.read(snapshot.data()));
		Map<String, String> wanted = wantedChecksums(catalogue, rules);
		Set<String> removed = left(catalogue, loaded);
		if (agree(loaded, wanted) && removed.isEmpty() && catalogue.problems().isEmpty()) {
			return new LoadReport(List.of(), List.copyOf(wanted.keySet()), List.of(), List.of());
		}
		EditedGraphs edited = new EditedGraphs(loaded, wanted, catalogue, this.store, this.base);
		removed.removeAll(edited.kept());
		Map<String, GraphFiles> candidates = new TreeMap<>(catalogue.graphs());
		candidates.keySet().removeAll(edited.kept());
		var admission = new Admission(this.store, this.base, this.shapesGraph, this.derivedGraph);
		Map<String, Graph> admitted = admission.admit(candidates);
		List<Problem> problems = new ArrayList<>(catalogue.problems());
		problems.addAll(edited.problems());
		problems.addAll(admission.problems());

		Map<String, Checksum> checksums = new TreeMap<>(loaded);
		checksums.keySet().removeAll(removed);
		Set<String> unchanged = new TreeSet<>();
		wanted.forEach((name, files) -> {
			boolean in = admitted.containsKey(name) || name.equals(this.derivedGraph.getURI());
			boolean same = Checksum.ofFiles(files).equals(loaded.get(name));
			if (in) {
				checksums.put(name, Checksum.ofFiles(files));
			}
			else if (same) {
				// Refused with its files as they were: without a checksum it is judged at
				// each start.
				checksums.remove(name);
			}
			if ((in && same) || edited.kept().contains(name)) {
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
				this.checksums.write(data, checksums);
			});
		}
		return new LoadReport(List.copyOf(replaced), List.copyOf(unchanged), List.copyOf(removed), problems);
	}

	/**
	 * The graphs that were once loaded and that the catalogue no longer lists. What came
	 * in at run time is none of its business.
	 */
	private Set<String> left(GraphCatalogue catalogue, Map<String, Checksum> loaded) {
		Set<String> names = new TreeSet<>();
		loaded.forEach((name, sum) -> {
			if (sum.isLoaded() && !name.equals(this.derivedGraph.getURI()) && !catalogue.names().contains(name)) {
				names.add(name);
			}
		});
		return names;
	}

	private static boolean agree(Map<String, Checksum> loaded, Map<String, String> wanted) {
		return wanted.entrySet()
			.stream()
			.allMatch(entry -> loaded.getOrDefault(entry.getKey(), Checksum.ofFiles(""))
				.files()
				.equals(entry.getValue()));
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

	private static void replace(DatasetGraph data, Node name, Graph graph) {
		data.removeGraph(name);
		graph.find().forEach(triple -> data.add(name, triple.getSubject(), triple.getPredicate(), triple.getObject()));
		data.prefixes().putAll(graph.getPrefixMapping());
	}

}
