package org.samgraf.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.samgraf.load.RefusedEditException.Reason;
import org.samgraf.shape.CompiledShapes;
import org.samgraf.shape.Verdict;
import org.samgraf.shape.Violation;
import org.samgraf.store.Change;
import org.samgraf.store.EditedDataset;
import org.samgraf.store.Store;

/**
 * The way in at run time: what is changed is judged by the shapes, and what follows from
 * it is derived, before any of it is written. What says nothing in the terms of this
 * product, and of no thing of it, is neither.
 */
public final class Edits {

	private final Store store;

	private final String base;

	private final Rules rules;

	private final Checksums checksums;

	private final Node shapesGraph;

	private volatile @Nullable KnownShapes shapes;

	/**
	 * Prepares for edits.
	 * @param root the product's root folder, with the rules
	 * @param base the base of all IRIs, with a slash at its end
	 * @throws LoadException where the rules cannot be read
	 */
	public Edits(Path root, String base, Store store) {
		this.store = store;
		this.base = base;
		this.rules = Rules.read(root.toAbsolutePath().normalize());
		this.checksums = Checksums.below(base);
		this.shapesGraph = NodeFactory.createURI(base + "graph/shapes");
	}

	/**
	 * Changes the data, all of it or nothing.
	 * @param editing makes the changes, and sees them; what it throws is thrown
	 * @return what was changed, without what follows from it
	 * @throws RefusedEditException where the result may not come in
	 * @throws org.samgraf.store.StoreException where the store cannot be written
	 */
	public Change make(Consumer<DatasetGraph> editing) {
		Change[] made = new Change[1];
		this.store.edit(data -> {
			Map<String, Checksum> before = this.checksums.read(data);
			editing.accept(data);
			made[0] = data.change();
			if (!made[0].isEmpty()) {
				follow(data, made[0], before);
			}
		});
		return made[0];
	}

	private void follow(EditedDataset data, Change change, Map<String, Checksum> before) {
		Set<Node> graphs = change.graphs();
		graphs.forEach(Edits::requireName);
		if (before.isEmpty() || isEmptied(data, before, change)) {
			// Nothing of the files is left, and so nothing need be known of them.
			data.deleteAny(this.checksums.graph(), Node.ANY, Node.ANY, Node.ANY);
			return;
		}
		if (graphs.contains(this.checksums.graph())) {
			throw new RefusedEditException(Reason.DERIVED);
		}
		if (Stream.concat(change.added().stream(), change.removed().stream()).anyMatch(this::isOurs)) {
			judge(data, graphs);
			data.deleteAny(this.checksums.graph(), Node.ANY, Node.ANY, Node.ANY);
			this.rules.derive(data, this.checksums.graph());
		}
		this.checksums.write(data, Checksums.after(before, change));
	}

	private static void requireName(Node graph) {
		if (!Quad.isDefaultGraph(graph) && graph.isURI() && graph.getURI().startsWith("urn:x-arq:")) {
			throw new RefusedEditException(Reason.NAME);
		}
	}

	private boolean isEmptied(DatasetGraph data, Map<String, Checksum> before, Change change) {
		return !change.removed().isEmpty() && before.entrySet()
			.stream()
			.filter(entry -> entry.getValue().isLoaded())
			.map(entry -> NodeFactory.createURI(entry.getKey()))
			.noneMatch(name -> !name.equals(this.checksums.graph()) && data.containsGraph(name));
	}

	private boolean isOurs(Quad quad) {
		return isOurs(quad.asTriple());
	}

	private boolean isOurs(Triple triple) {
		return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
			.anyMatch(node -> (node.isURI() && node.getURI().startsWith(this.base))
					|| (node.isTripleTerm() && isOurs(node.getTriple())));
	}

	/** Judges what was changed; everything where the shapes were. */
	private void judge(DatasetGraph data, Set<Node> changed) {
		List<Node> stated = new ArrayList<>();
		MultiUnion all = new MultiUnion();
		data.listGraphNodes().forEachRemaining(name -> {
			if (!name.equals(this.checksums.graph())) {
				stated.add(name);
				all.addGraph(data.getGraph(name));
			}
		});
		if (!changed.contains(this.shapesGraph)) {
			stated.retainAll(changed);
		}
		CompiledShapes compiled = shapes(data.getGraph(this.shapesGraph));
		List<Violation> violations = new ArrayList<>();
		stated.forEach(name -> {
			if (compiled.judge(data.getGraph(name), all) instanceof Verdict.Violates violates) {
				violations.addAll(violates.violations());
			}
		});
		if (!violations.isEmpty()) {
			throw new RefusedEditException(Reason.SHAPES, violations);
		}
	}

	private CompiledShapes shapes(Graph graph) {
		String sum = TripleSum.of(graph);
		KnownShapes known = this.shapes;
		if (known == null || !known.sum().equals(sum)) {
			try {
				known = new KnownShapes(sum, new CompiledShapes(graph));
			}
			catch (ShaclParseException ex) {
				throw new RefusedEditException(Reason.NO_SHAPES);
			}
			this.shapes = known;
		}
		return known.shapes();
	}

	/** Shapes that need not be compiled again as long as their checksum is the same. */
	private record KnownShapes(String sum, CompiledShapes shapes) {
	}

}
