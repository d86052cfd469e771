package org.samgraf.shape;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathWriter;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of a shapes graph, ready to judge candidates. Safe to share between threads.
 */
public final class CompiledShapes {

	private static final Comparator<Violation> BY_PLACE = Comparator.comparing((Violation v) -> v.focus().toString())
		.thenComparing(v -> String.valueOf(v.path()))
		.thenComparing(v -> v.message("en"));

	private final Shapes shapes;

	/**
	 * Compiles.
	 * @throws org.apache.jena.shacl.parser.ShaclParseException where a shape is malformed
	 */
	public CompiledShapes(Graph shapesGraph) {
		Lists.requireEnds(shapesGraph);
		this.shapes = Shapes.parse(shapesGraph);
	}

	/**
	 * Judges one graph in its surroundings: the nodes that are looked at are those that
	 * the candidate describes, and what they point to may lie in the surroundings.
	 * @param candidate the graph to judge; left unchanged
	 * @param surroundings everything else that is or will be loaded; may contain the
	 * candidate
	 */
	public Verdict judge(Graph candidate, Graph surroundings) {
		Graph whole = new Union(candidate, surroundings);
		ValidationContext context = ValidationContext.create(this.shapes, whole);
		for (var shape : this.shapes.getTargetShapes()) {
			for (Node focus : VLib.focusNodes(candidate, shape)) {
				VLib.validateShape(context, whole, shape, focus);
			}
		}
		ValidationReport report = context.generateReport();
		List<Violation> violations = report.getEntries()
			.stream()
			.filter(entry -> Severity.Violation.equals(entry.severity()))
			.map(CompiledShapes::violation)
			.distinct()
			.sorted(BY_PLACE)
			.toList();
		Graph graph = specified(report);
		return violations.isEmpty() ? new Verdict.Conforms(graph) : new Verdict.Violates(graph, violations);
	}

	/** The validation report on a whole graph (SHACL, section 3.4). */
	public Graph report(Graph data) {
		return specified(ShaclValidator.get().validate(this.shapes, data));
	}

	/** Jena says a value of sh:uniqueLang, of which there is none (SHACL, 4.4.5). */
	private static Graph specified(ValidationReport report) {
		Graph graph = report.getGraph();
		graph.find(Node.ANY, SHACL.sourceConstraintComponent, SHACL.UniqueLangConstraintComponent)
			.toList()
			.forEach(result -> graph.remove(result.getSubject(), SHACL.value, Node.ANY));
		return graph;
	}

	private static Violation violation(ReportEntry entry) {
		Map<String, String> messages = new TreeMap<>();
		for (Node message : entry.messages()) {
			messages.put(message.getLiteralLanguage(), message.getLiteralLexicalForm());
		}
		return new Violation(entry.focusNode(), path(entry.resultPath()), entry.value(), messages);
	}

	private static @Nullable String path(@Nullable Path path) {
		return (path != null) ? PathWriter.asString(path) : null;
	}

}
