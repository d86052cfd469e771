package org.samgraf.page;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathWriter;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;
import org.samgraf.page.OntologyPage.Link;
import org.samgraf.page.OntologyPage.Text;
import org.samgraf.page.OntologyPageShape.Constraint;
import org.samgraf.page.OntologyPageShape.Target;
import org.samgraf.query.Labels;
import org.samgraf.query.Line;

/** Reads shapes (W3C, SHACL) into what a page shows of them. */
final class OntologyPageShapes {

	/** Properties of a shape that have a place of their own on the page, or none. */
	private static final Set<Node> PLACED = Set.of(SHACL.path, SHACL.message, SHACL.property, SHACL.sparql,
			SHACL.minCount, SHACL.maxCount, SHACL.order, SHACL.name, SHACL.description, SHACL.group, SHACL.severity);

	private static final Set<Node> TARGETS = Set.of(SHACL.targetClass, SHACL.targetNode, SHACL.targetSubjectsOf,
			SHACL.targetObjectsOf);

	private final Graph graph;

	private final OntologyPageNames names;

	OntologyPageShapes(Graph graph, OntologyPageNames names) {
		this.graph = graph;
		this.names = names;
	}

	/** Whatever is asked of something by itself, in the order of the names. */
	public List<OntologyPageShape> all() {
		Collator order = Collator.getInstance(Locale.of(this.names.language()));
		return named().filter(shape -> TARGETS.stream().anyMatch(target -> this.graph.contains(shape, target, null)))
			.map(this::shape)
			.sorted(Comparator
				.comparing((OntologyPageShape shape) -> (shape.label() != null) ? shape.label().text() : "", order))
			.toList();
	}

	/** Parts of several shapes, and what is asked only by way of others. */
	public List<OntologyPageShape> shared() {
		return named()
			.filter(shape -> TARGETS.stream().noneMatch(target -> this.graph.contains(shape, target, null))
					&& (users(shape) != 1 || !this.graph.contains(null, SHACL.property, shape)))
			.map(this::shape)
			.toList();
	}

	private Stream<Node> named() {
		return this.graph.stream(null, RDF.type.asNode(), null)
			.filter(triple -> triple.getObject().equals(SHACL.NodeShape)
					|| triple.getObject().equals(SHACL.PropertyShape))
			.map(Triple::getSubject)
			.filter(Node::isURI)
			.sorted(Comparator.comparing(Labels::key));
	}

	private long users(Node part) {
		return this.graph.stream(null, null, part).count();
	}

	private OntologyPageShape shape(Node shape) {
		List<Node> parts = objects(shape, SHACL.property);
		int min = number(shape, SHACL.minCount);
		int max = number(shape, SHACL.maxCount);
		return new OntologyPageShape(shape.isURI() ? Labels.key(shape) : null, text(shape, RDFS.label.asNode()),
				targets(shape), path(shape), often(min, max), min, max, constraints(shape), text(shape, SHACL.message),
				objects(shape, SHACL.sparql).stream()
					.flatMap(query -> objects(query, SHACL.select).stream())
					.map(query -> query.getLiteralLexicalForm().stripIndent().strip())
					.toList(),
				parts.stream().filter(part -> users(part) == 1).map(this::shape).sorted(BY_PATH).toList(),
				parts.stream()
					.filter(part -> users(part) > 1)
					.map(this.names::link)
					.sorted(Comparator.comparing(Link::label))
					.toList());
	}

	private static final Comparator<OntologyPageShape> BY_PATH = Comparator
		.comparing((OntologyPageShape part) -> part.min() == 0)
		.thenComparing(part -> part.path().stream().map(Link::name).collect(Collectors.joining("|")))
		.thenComparing(part -> part.constraints().toString());

	/** How many values there must be, as the end of the key of a text. */
	static String often(int min, int max) {
		if (max == 0) {
			return (min == 0) ? "any" : "at-least";
		}
		return (min == 0) ? "at-most" : (min == max) ? "exactly" : "between";
	}

	private List<Target> targets(Node shape) {
		return TARGETS.stream()
			.filter(target -> this.graph.contains(shape, target, null))
			.map(target -> new Target(target.getLocalName(), links(objects(shape, target))))
			.sorted(Comparator.comparing(Target::kind))
			.toList();
	}

	private List<Link> path(Node shape) {
		List<Node> paths = objects(shape, SHACL.path);
		return paths.isEmpty() ? List.of() : steps(ShaclPaths.parsePath(this.graph, paths.getFirst()));
	}

	private List<Link> steps(Path path) {
		return switch (path) {
			case P_Link step -> List.of(this.names.link(step.getNode()));
			case P_Alt either -> {
				List<Link> steps = new ArrayList<>(steps(either.getLeft()));
				steps.addAll(steps(either.getRight()));
				yield steps;
			}
			default -> List.of(new Link("", PathWriter.asString(path, new Prologue(this.names.prefixes())), null));
		};
	}

	/**
	 * What is asked, apart from what has a place of its own; in the order of the kinds.
	 */
	private List<Constraint> constraints(Node shape) {
		Map<String, Constraint> constraints = new TreeMap<>();
		Set<Node> kinds = this.graph.stream(shape, null, null)
			.map(Triple::getPredicate)
			.filter(kind -> kind.getURI().startsWith(SHACL.getURI()) && !PLACED.contains(kind)
					&& !TARGETS.contains(kind))
			.collect(Collectors.toCollection(LinkedHashSet::new));
		for (Node kind : kinds) {
			List<Node> values = objects(shape, kind).stream().flatMap(value -> members(value).stream()).toList();
			constraints.put(kind.getLocalName(),
					new Constraint(kind.getLocalName(),
							links(values.stream().filter(value -> !value.isBlank()).toList()),
							values.stream().filter(Node::isBlank).map(this::constraints).toList()));
		}
		return List.copyOf(constraints.values());
	}

	private List<Node> members(Node value) {
		GNode list = GNode.create(this.graph, value);
		return GraphList.isListNode(list) ? GraphList.members(list) : List.of(value);
	}

	private List<Link> links(List<Node> nodes) {
		return nodes.stream().map(this.names::link).toList();
	}

	private List<Node> objects(Node subject, Node property) {
		return this.graph.stream(subject, property, null)
			.map(Triple::getObject)
			.sorted(Comparator.comparing(Node::toString))
			.toList();
	}

	private int number(Node subject, Node property) {
		return objects(subject, property).stream()
			.mapToInt(number -> ((Number) number.getLiteralValue()).intValue())
			.findFirst()
			.orElse(0);
	}

	private @Nullable Text text(Node subject, Node property) {
		List<Line> texts = objects(subject, property).stream().map(text -> new Line(Map.of("text", text))).toList();
		return texts.isEmpty() ? null : this.names.text(texts, "text");
	}

}
