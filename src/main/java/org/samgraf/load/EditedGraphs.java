package org.samgraf.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.samgraf.store.Store;

/** The graphs that stay as they were edited at run time, whatever their files say. */
final class EditedGraphs {

	private final Set<String> kept = new TreeSet<>();

	private final List<Problem> problems = new ArrayList<>();

	private final Store store;

	private final String base;

	/**
	 * Finds them.
	 * @param loaded what is remembered of the graphs in the store
	 * @param wanted the checksums of the files of those in the catalogue
	 */
	EditedGraphs(Map<String, Checksum> loaded, Map<String, String> wanted, GraphCatalogue catalogue, Store store,
			String base) {
		this.store = store;
		this.base = base;
		loaded.forEach((name, sum) -> {
			String files = wanted.get(name);
			if (sum.isEdited() && sum.files().equals(files)) {
				this.kept.add(name);
			}
			else if (sum.isEdited() && files != null) {
				keepAgainst(name, Objects.requireNonNull(catalogue.graphs().get(name)));
			}
			else if (sum.isEdited() && sum.isLoaded() && !catalogue.names().contains(name) && !stored(name).isEmpty()) {
				keepWithoutFiles(name);
			}
		});
	}

	/**
	 * Changed files: fine where they say what the graph says, or nothing is left of it.
	 */
	private void keepAgainst(String name, GraphFiles files) {
		Graph stored = stored(name);
		try {
			if (!stored.isEmpty() && !stored.isIsomorphicWith(files.parse(this.base))) {
				this.kept.add(name);
				this.problems.add(new Problem(files.files().getFirst(), 0,
						("The graph <%s> was edited at run time, and its files have changed since. It stays as it was edited. "
								+ "To keep that, save what /graphs?graph=%s gives as the file; to drop it, PUT the file there.")
							.formatted(name, name)));
			}
		}
		catch (GraphFiles.Malformed ex) {
			// It will be refused for that.
		}
	}

	private void keepWithoutFiles(String name) {
		this.kept.add(name);
		this.problems.add(new Problem(GraphCatalogue.FILE, 0,
				("The graph <%s> was edited at run time, and is no longer listed. It stays as it was edited. "
						+ "To keep that, list it again with a file of it; to drop it, DELETE /graphs?graph=%s.")
					.formatted(name, name)));
	}

	private Graph stored(String name) {
		return this.store.read(snapshot -> {
			Graph copy = GraphFactory.createGraphMem();
			GraphUtil.addInto(copy, snapshot.data().getGraph(NodeFactory.createURI(name)));
			return copy;
		});
	}

	Set<String> kept() {
		return this.kept;
	}

	/** Where files and edits contradict each other. */
	List<Problem> problems() {
		return this.problems;
	}

}
