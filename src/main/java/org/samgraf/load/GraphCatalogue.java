package org.samgraf.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * Which graphs there are and which files each is made of, as the catalogue file says. A
 * path that ends in a slash stands for all Turtle files directly in that folder.
 */
final class GraphCatalogue {

	/** Relative to the product's root. */
	static final Path FILE = Path.of("data", "graphs.ttl");

	private final Map<String, GraphFiles> graphs = new TreeMap<>();

	private final Set<String> names = new TreeSet<>();

	private final List<Problem> problems = new ArrayList<>();

	/**
	 * Reads the catalogue.
	 * @param loadedFrom the property that links a graph to a path
	 * @throws LoadException where the file is missing or malformed, since then nothing is
	 * known of what to load
	 */
	static GraphCatalogue read(Path root, String base, Node loadedFrom) {
		if (!Files.isRegularFile(root.resolve(FILE))) {
			throw new LoadException(("There is no '%s' in '%s'. Start the server in the product's root folder, "
					+ "or name that folder with the setting samgraf.home.")
				.formatted(FILE, root.toAbsolutePath().normalize()));
		}
		try {
			return new GraphCatalogue(root, new GraphFiles(root, List.of(FILE)).parse(base), loadedFrom);
		}
		catch (GraphFiles.Malformed ex) {
			throw new LoadException("The catalogue of graphs cannot be read: " + ex.problem);
		}
	}

	private GraphCatalogue(Path root, Graph catalogue, Node loadedFrom) {
		Map<String, TreeSet<String>> paths = new TreeMap<>();
		catalogue.find(Node.ANY, loadedFrom, Node.ANY).forEach(triple -> {
			if (!triple.getSubject().isURI() || !triple.getObject().isLiteral()) {
				throw new LoadException("%s: <%s> must link the IRI of a graph to a path in quotes, not to %s."
					.formatted(FILE, loadedFrom.getURI(), triple.getObject()));
			}
			paths.computeIfAbsent(triple.getSubject().getURI(), name -> new TreeSet<>())
				.add(triple.getObject().getLiteralLexicalForm());
		});
		paths.forEach((graph, written) -> {
			this.names.add(graph);
			Set<Path> files = new TreeSet<>();
			for (String path : written) {
				List<Path> found = expand(root, path);
				if (found.isEmpty()) {
					this.problems.add(new Problem(FILE, 0, ("The graph <%s> is to be loaded from '%s', where there is "
							+ "no Turtle file. Put the file there or take the path out; the graph stays as it was.")
						.formatted(graph, path)));
					return;
				}
				files.addAll(found);
			}
			this.graphs.put(graph, new GraphFiles(root, List.copyOf(files)));
		});
	}

	private static List<Path> expand(Path root, String path) {
		Path place = root.resolve(path).normalize();
		if (!place.startsWith(root)) {
			return List.of();
		}
		if (!path.endsWith("/")) {
			return Files.isRegularFile(place) ? List.of(root.relativize(place)) : List.of();
		}
		if (!Files.isDirectory(place)) {
			return List.of();
		}
		try (var entries = Files.list(place)) {
			return entries.filter(entry -> entry.toString().endsWith(".ttl")).map(root::relativize).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The names of all graphs that are listed. */
	Set<String> names() {
		return this.names;
	}

	/** The files of each graph whose files are all there, by graph name. */
	Map<String, GraphFiles> graphs() {
		return this.graphs;
	}

	/** What the catalogue lists but does not exist. */
	List<Problem> problems() {
		return this.problems;
	}

}
