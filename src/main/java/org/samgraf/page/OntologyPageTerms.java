package org.samgraf.page;

import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.page.OntologyPage.Example;
import org.samgraf.page.OntologyPage.Link;
import org.samgraf.page.OntologyPage.Module;
import org.samgraf.page.OntologyPage.Term;
import org.samgraf.page.OntologyPage.Use;
import org.samgraf.query.Labels;
import org.samgraf.query.Line;
import org.samgraf.query.Listing;

/** Puts together what is known of each class and property of the ontology. */
final class OntologyPageTerms {

	private final OntologyPageNames names;

	private final Listing listing;

	private final Function<Node, List<Link>> questions;

	private final Function<Line, String> query;

	private final Map<Node, List<Line>> terms;

	private final Map<Node, List<Line>> above;

	private final Map<Node, List<Line>> below;

	private final Map<Node, List<Line>> instances;

	private final Map<Node, List<Line>> uses;

	private final Map<Node, List<Line>> examples;

	private final Map<Node, List<Line>> values;

	private final Map<Node, List<Line>> properties;

	private final Set<Node> derived;

	/**
	 * Sorts what was read by term.
	 * @param questions those that ask with a term
	 * @param query the address of a query for the things or statements of a term
	 */
	OntologyPageTerms(Listing listing, OntologyPageNames names, Function<Node, List<Link>> questions,
			Function<Line, String> query) {
		this.names = names;
		this.listing = listing;
		this.questions = questions;
		this.query = query;
		this.terms = by("terms", "term");
		this.above = by("ties", "term");
		this.below = by("ties", "other");
		this.instances = by("instances", "class");
		this.uses = by("uses", "property");
		this.examples = by("examples", "property");
		this.values = by("values", "property");
		this.properties = by("class-properties", "class");
		this.derived = by("derived", "term").keySet();
	}

	List<Module> modules() {
		Collator order = Collator.getInstance(Locale.of(this.names.language()));
		Map<Node, List<List<Line>>> byModule = this.terms.values()
			.stream()
			.collect(Collectors.groupingBy(lines -> lines.getFirst().require("module")));
		return by("modules", "module").entrySet().stream().map(entry -> {
			List<List<Line>> own = byModule.getOrDefault(entry.getKey(), List.of());
			return new Module(Labels.key(entry.getKey()), this.names.link(entry.getKey()),
					this.names.text(entry.getValue(), "label"), this.names.text(entry.getValue(), "abstract"),
					terms(own, true, order), terms(own, false, order));
		}).toList();
	}

	private List<Term> terms(List<List<Line>> own, boolean classes, Collator order) {
		return own.stream()
			.filter(lines -> OntologyPageNames.isTrue(lines.getFirst(), "isClass") == classes)
			.map(this::term)
			.sorted(Comparator.comparing((Term term) -> term.label().text(), order).thenComparing(Term::id))
			.toList();
	}

	private Term term(List<Line> lines) {
		Line line = lines.getFirst();
		Node term = line.require("term");
		boolean isClass = OntologyPageNames.isTrue(line, "isClass");
		Node replacement = line.get("replacement");
		List<Use> shown = isClass ? properties(term) : classes(term);
		List<Node> others = nodes(this.above, term, "other");
		return new Term(Labels.key(term), this.names.name(term), this.names.text(lines, "label"),
				this.names.text(lines, "definition"), this.derived.contains(term),
				OntologyPageNames.isTrue(line, "deprecated"),
				(replacement != null) ? this.names.link(replacement) : null,
				links(others.stream().filter(this.terms::containsKey).toList()), links(nodes(this.below, term, "term")),
				links(others.stream().filter(other -> !this.terms.containsKey(other)).toList()),
				links(nodes(this.values, term, "value")), shown, count(isClass, term), this.query.apply(line),
				example(isClass, term), this.questions.apply(term));
	}

	private int count(boolean isClass, Node term) {
		return (isClass ? this.instances : this.examples).getOrDefault(term, List.of())
			.stream()
			.mapToInt(line -> OntologyPageNames.integer(line, "count"))
			.sum();
	}

	/** The properties that the shapes ask of the things of a class. */
	private List<Use> properties(Node term) {
		return this.properties.getOrDefault(term, List.of()).stream().map(line -> {
			Node property = line.require("property");
			int min = OntologyPageNames.integer(line, "min");
			int max = OntologyPageNames.integer(line, "max");
			int count = this.uses.getOrDefault(property, List.of())
				.stream()
				.filter(use -> term.equals(use.get("class")))
				.mapToInt(use -> OntologyPageNames.integer(use, "count"))
				.sum();
			return new Use(this.names.link(property), links(nodes(this.values, property, "value")),
					OntologyPageShapes.often(min, max), min, max, count);
		}).toList();
	}

	/** The classes of the things that have a property. */
	private List<Use> classes(Node term) {
		return this.uses.getOrDefault(term, List.of())
			.stream()
			.map(line -> new Use(this.names.link(line.require("class")), List.of(), "any", 0, 0,
					OntologyPageNames.integer(line, "count")))
			.toList();
	}

	private @Nullable Example example(boolean isClass, Node term) {
		List<Line> found = (isClass ? this.instances : this.examples).getOrDefault(term, List.of());
		if (found.isEmpty()) {
			return null;
		}
		Line line = found.getFirst();
		return isClass ? new Example(this.names.link(line.require("example")), null)
				: new Example(this.names.link(line.require("subject")), this.names.link(line.require("object")));
	}

	private List<Link> links(List<Node> nodes) {
		return nodes.stream().map(this.names::link).toList();
	}

	private static List<Node> nodes(Map<Node, List<Line>> lines, Node key, String variable) {
		return lines.getOrDefault(key, List.of()).stream().map(line -> line.require(variable)).toList();
	}

	private Map<Node, List<Line>> by(String query, String variable) {
		return this.listing.of(query)
			.stream()
			.collect(Collectors.groupingBy(line -> line.require(variable), LinkedHashMap::new, Collectors.toList()));
	}

}
