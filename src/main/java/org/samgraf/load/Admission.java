package org.samgraf.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.samgraf.shape.CompiledShapes;
import org.samgraf.shape.Verdict;
import org.samgraf.shape.Violation;
import org.samgraf.store.Store;

/**
 * Decides, once, which graphs may come in: those that are well-formed and conform to the
 * shapes. All of it happens in memory.
 */
final class Admission {

	private final Store store;

	private final String base;

	private final String shapesGraph;

	private final Node derivedGraph;

	private final List<Problem> problems = new ArrayList<>();

	Admission(Store store, String base, String shapesGraph, Node derivedGraph) {
		this.store = store;
		this.base = base;
		this.shapesGraph = shapesGraph;
		this.derivedGraph = derivedGraph;
	}

	/**
	 * The graphs that may come in, by name.
	 * @param unchanged names of graphs that are in already
	 * @throws LoadException where there are no shapes that make sense
	 */
	Map<String, Graph> admit(GraphCatalogue catalogue, Set<String> unchanged) {
		Map<String, Graph> candidates = new TreeMap<>();
		catalogue.graphs().forEach((name, files) -> {
			if (!unchanged.contains(name)) {
				try {
					candidates.put(name, files.parse(this.base));
				}
				catch (GraphFiles.Malformed ex) {
					this.problems.add(ex.problem);
				}
			}
		});
		if (!candidates.isEmpty()) {
			Graph surroundings = surroundings(candidates);
			CompiledShapes shapes = shapes(candidates);
			catalogue.graphs().forEach((name, files) -> {
				Graph candidate = candidates.get(name);
				if (candidate != null && shapes.judge(candidate, surroundings) instanceof Verdict.Violates violates) {
					violates.violations().forEach(violation -> this.problems.add(locate(violation, files, candidate)));
					candidates.remove(name);
				}
			});
		}
		return candidates;
	}

	/** Why graphs were refused. */
	List<Problem> problems() {
		return this.problems;
	}

	private Problem locate(Violation violation, GraphFiles files, Graph candidate) {
		Node value = violation.value();
		String message = (value != null && value.isLiteral())
				? "%s (%s)".formatted(violation.message("en"), value.getLiteralLexicalForm()) : violation.message("en");
		return files.problemAt(violation.focus(), candidate.getPrefixMapping(), this.base, message);
	}

	/** All that will be in the store if every candidate comes in. */
	private Graph surroundings(Map<String, Graph> candidates) {
		Graph all = GraphFactory.createGraphMem();
		candidates.values().forEach(graph -> GraphUtil.addInto(all, graph));
		this.store.read(snapshot -> {
			snapshot.data().findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> {
				if (!candidates.containsKey(quad.getGraph().getURI()) && !quad.getGraph().equals(this.derivedGraph)) {
					all.add(quad.asTriple());
				}
			});
			return true;
		});
		return all;
	}

	/**
	 * The shapes as they are in the files, or as they were where the files are malformed.
	 */
	private CompiledShapes shapes(Map<String, Graph> candidates) {
		Graph changed = candidates.get(this.shapesGraph);
		Graph shapes = (changed != null) ? changed : this.store.read(snapshot -> {
			Graph stored = GraphFactory.createGraphMem();
			GraphUtil.addInto(stored, snapshot.data().getGraph(NodeFactory.createURI(this.shapesGraph)));
			return stored;
		});
		if (shapes.isEmpty()) {
			throw new LoadException("There are no shapes to judge the data by; nothing was loaded.");
		}
		try {
			return new CompiledShapes(shapes);
		}
		catch (ShaclParseException ex) {
			throw new LoadException("The shapes make no sense, so that nothing was loaded: " + ex.getMessage());
		}
	}

}
