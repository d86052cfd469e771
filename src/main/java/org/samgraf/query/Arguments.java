package org.samgraf.query;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;

/** Turns what was written for the parameters of a question into RDF terms. */
final class Arguments {

	private final Question question;

	private final Function<String, Choices> choices;

	private final List<ArgumentProblem> problems = new ArrayList<>();

	private Arguments(Question question, Function<String, Choices> choices) {
		this.question = question;
		this.choices = choices;
	}

	/**
	 * The terms for each parameter that has any. Several arguments for one parameter are
	 * alternatives.
	 * @param written what was written, by parameter
	 * @param choices gives the choices of a name
	 * @throws ArgumentException with all that is wrong
	 */
	static Map<String, List<Node>> resolve(Question question, Map<String, List<String>> written,
			Function<String, Choices> choices, Labels labels) {
		Arguments arguments = new Arguments(question, choices);
		Map<String, List<Node>> terms = arguments.resolve(written);
		if (!arguments.problems.isEmpty()) {
			throw new ArgumentException(List.copyOf(arguments.problems), labels);
		}
		return terms;
	}

	/**
	 * The query with its variables bound: each parameter becomes a block of VALUES at the
	 * beginning of the pattern, so that no text is ever pasted into a query.
	 */
	static Query bind(Query query, Map<String, List<Node>> terms) {
		if (terms.isEmpty()) {
			return query;
		}
		ElementGroup pattern = new ElementGroup();
		Set<Var> used = variables(query);
		terms.forEach((name, nodes) -> {
			Var variable = Var.alloc(name);
			if (used.contains(variable)) {
				ElementData values = new ElementData();
				values.add(variable);
				nodes.forEach(node -> values.add(BindingFactory.binding(variable, node)));
				pattern.addElement(values);
			}
		});
		if (query.getQueryPattern() instanceof ElementGroup group) {
			group.getElements().forEach(pattern::addElement);
		}
		else {
			pattern.addElement(query.getQueryPattern());
		}
		Query bound = query.cloneQuery();
		bound.setQueryPattern(pattern);
		return bound;
	}

	/** The variables that a query uses, in its pattern or in its result. */
	static Set<Var> variables(Query query) {
		Set<Var> variables = new HashSet<>(OpVars.mentionedVars(Algebra.compile(query.getQueryPattern())));
		variables.addAll(query.getProjectVars());
		return variables;
	}

	private Map<String, List<Node>> resolve(Map<String, List<String>> written) {
		Set<String> unknown = new TreeSet<>(written.keySet());
		this.question.parameters().forEach(parameter -> unknown.remove(parameter.name()));
		unknown.forEach(this::refuseUnknown);
		Map<String, List<Node>> terms = new LinkedHashMap<>();
		for (Parameter parameter : this.question.parameters()) {
			List<String> texts = written.getOrDefault(parameter.name(), List.of())
				.stream()
				.filter(text -> !text.isBlank())
				.toList();
			if (texts.isEmpty()) {
				texts = parameter.defaults();
			}
			if (texts.isEmpty() && parameter.required()) {
				this.problems.add(new ArgumentProblem.Missing(parameter.name(), String.valueOf(parameter.example())));
			}
			List<Node> nodes = texts.stream().flatMap(text -> term(parameter, text).stream()).toList();
			if (!nodes.isEmpty()) {
				terms.put(parameter.name(), nodes);
			}
		}
		return terms;
	}

	private void refuseUnknown(String name) {
		List<String> accepted = this.question.parameters().stream().map(Parameter::name).toList();
		String nearest = accepted.stream()
			.min(Comparator.comparing(known -> LevenshteinDistance.getDefaultInstance().apply(known, name)))
			.orElse("");
		this.problems.add(new ArgumentProblem.UnknownParameter(name, nearest, accepted));
	}

	/** One term, or none where a problem was noted. */
	private List<Node> term(Parameter parameter, String text) {
		try {
			return switch (parameter.type()) {
				case STRING -> List.of(NodeFactory.createLiteralString(text));
				case INTEGER -> List.of(NodeFactory.createLiteralDT(Integer.toString(Integer.parseInt(text.strip())),
						XSDDatatype.XSDinteger));
				case DATE ->
					List.of(NodeFactory.createLiteralDT(LocalDate.parse(text.strip()).toString(), XSDDatatype.XSDdate));
				case IRI -> thing(parameter, text.strip());
			};
		}
		catch (NumberFormatException | DateTimeParseException ex) {
			this.problems.add(new ArgumentProblem.WrongType(parameter.name(), text, parameter.type()));
			return List.of();
		}
	}

	private List<Node> thing(Parameter parameter, String text) {
		if (parameter.choices() == null) {
			return List.of(NodeFactory.createURI(text));
		}
		Choices accepted = this.choices.apply(parameter.choices());
		Collection<Node> found = accepted.find(text);
		if (found.size() == 1) {
			return List.copyOf(found);
		}
		this.problems
			.add(found.isEmpty() ? new ArgumentProblem.NotAChoice(parameter.name(), text, accepted.nearest(text))
					: new ArgumentProblem.Ambiguous(parameter.name(), text, List.copyOf(found)));
		return List.of();
	}

}
