package org.samgraf.ontology;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.path.PathWriter;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.samgraf.SharedStore;
import org.samgraf.shape.Verdict;
import org.samgraf.shape.Violation;

/**
 * A validation report as the README of the cases describes it: its text can be compared
 * and read.
 */
final class ShapeReport {

	private final List<Line> lines = new ArrayList<>();

	/** The file that holds the approved report of a case. */
	static Path approved(Path file) {
		return file.resolveSibling(file.getFileName().toString().replaceAll("\\.ttl$", ".approved.txt"));
	}

	static ShapeReport of(Graph report) {
		ShapeReport text = new ShapeReport();
		report.find(Node.ANY, RDF.type.asNode(), SHACL.ValidationResult)
			.forEach(triple -> text.lines.add(line(report, triple.getSubject())));
		return text;
	}

	/** What the verdict itself tells of its violations, all without their values. */
	static ShapeReport of(Verdict verdict) {
		ShapeReport text = new ShapeReport();
		if (verdict instanceof Verdict.Violates violates) {
			for (Violation violation : violates.violations()) {
				text.lines.add(new Line("violation", term(violation.focus()), path(violation.path()), "-",
						literal(violation.message("en"))));
			}
		}
		return text;
	}

	private static Line line(Graph report, Node result) {
		String severity = object(report, result, SHACL.resultSeverity).getLocalName().toLowerCase(Locale.ROOT);
		Node focus = object(report, result, SHACL.focusNode);
		String path = report.find(result, SHACL.resultPath, Node.ANY)
			.mapWith(triple -> PathWriter.asString(ShaclPaths.parsePath(report, triple.getObject())))
			.nextOptional()
			.orElse(null);
		boolean chance = report.contains(result, SHACL.sourceConstraintComponent, SHACL.UniqueLangConstraintComponent);
		String value = report.find(result, SHACL.value, Node.ANY)
			.filterDrop(triple -> chance)
			.mapWith(triple -> term(triple.getObject()))
			.nextOptional()
			.orElse("-");
		String message = report.find(result, SHACL.resultMessage, Node.ANY)
			.filterKeep(triple -> triple.getObject().getLiteralLanguage().equals("en"))
			.next()
			.getObject()
			.getLiteralLexicalForm();
		return new Line(severity, term(focus), path(path), value, literal(message));
	}

	private static Node object(Graph graph, Node subject, Node property) {
		return graph.find(subject, property, Node.ANY).next().getObject();
	}

	private static String term(Node node) {
		return shorten(NodeFmtLib.strNT(node));
	}

	private static String path(@Nullable String path) {
		return (path != null) ? shorten(path) : "-";
	}

	private static String literal(String text) {
		return NodeFmtLib.strNT(NodeFactory.createLiteralString(text));
	}

	private static String shorten(String text) {
		return text.replace("<" + SharedStore.BASE, "<");
	}

	/**
	 * The violations without their values, to compare what is told in different places.
	 */
	Set<String> violations() {
		return this.lines.stream()
			.filter(line -> line.severity().equals("violation"))
			.map(line -> new Line(line.severity(), line.focus(), line.path(), "-", line.message()).toString())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@Override
	public String toString() {
		return this.lines.stream()
			.map(Line::toString)
			.distinct()
			.sorted()
			.map(line -> line + "\n")
			.collect(Collectors.joining());
	}

	private record Line(String severity, String focus, String path, String value, String message) {

		@Override
		public String toString() {
			return String.join(" ", this.severity, this.focus, this.path, this.value, this.message);
		}
	}

}
