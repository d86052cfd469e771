package org.samgraf.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
	 * The graphs that may come in, by name. Every graph is judged, also those that are in
	 * already: what one points to may have gone from another. And since a graph may point
	 * to one that is refused, they are judged anew until no more are.
	 * @param files of the graphs that want to come in, by name
	 * @throws LoadException where there are no shapes that make sense
	 */
	Map<String, Graph> admit(Map<String, GraphFiles> files) {
		Map<String, Graph> candidates = new TreeMap<>();
		files.forEach((name, those) -> {
			try {
				candidates.put(name, those.parse(this.base));
			}
			catch (GraphFiles.Malformed ex) {
				this.problems.add(ex.problem);
			}
		});
		CompiledShapes shapes = shapes(candidates);
		while (refuseSome(files, candidates, shapes)) {
			// Judge the rest again without those.
		}
		return candidates;
	}

	private boolean refuseSome(Map<String, GraphFiles> all, Map<String, Graph> candidates, CompiledShapes shapes) {
		Graph surroundings = surroundings(candidates);
		Set<String> refused = new TreeSet<>();
		candidates.forEach((name, candidate) -> {
			if (shapes.judge(candidate, surroundings) instanceof Verdict.Violates violates) {
				GraphFiles files = Objects.requireNonNull(all.get(name));
				violates.violations().forEach(violation -> this.problems.add(locate(violation, files, candidate)));
				refused.add(name);
			}
		});
		return candidates.keySet().removeAll(refused);
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

	/** All that will be in the store when the candidates have come in. */
	private Graph surroundings(Map<String, Graph> candidates) {
		Graph all = GraphFactory.createGraphMem();
		candidates.values().forEach(graph -> GraphUtil.addInto(all, graph));
		this.store.read(snapshot -> {
			snapshot.data().findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> {
				if (!candidates.containsKey(quad.getGraph().toString()) && !quad.getGraph().equals(this.derivedGraph)) {
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
			throw new LoadException("There are no shapes to judge the data by; nothing was loaded. %s"
				.formatted(this.problems.stream().map(Problem::toString).collect(Collectors.joining("; ")))
				.strip());
		}
		try {
			return new CompiledShapes(shapes);
		}
		catch (ShaclParseException ex) {
			throw new LoadException("The shapes make no sense, so that nothing was loaded: " + ex.getMessage());
		}
	}

}
