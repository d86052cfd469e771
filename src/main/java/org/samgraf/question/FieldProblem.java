package org.samgraf.question;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.Texts;
import org.samgraf.query.ArgumentProblem;
import org.samgraf.query.Choices;
import org.samgraf.query.Labels;

/**
 * What is wrong with one argument, and what would be right.
 *
 * @param parameter that it was written for
 * @param links addresses of the page with the argument mended
 */
record FieldProblem(String parameter, String text, List<Link> links) {

	/** A way out. */
	record Link(String address, String name) {
	}

	static FieldProblem of(ArgumentProblem problem, Map<String, Choices> choices, Labels labels, Address address,
			Texts texts) {
		return switch (problem) {
			case ArgumentProblem.UnknownParameter unknown ->
				new FieldProblem(unknown.name(), texts.get("question.problem.unknown-parameter", unknown.name()),
						List.of(new Link(address.without(unknown.name()).toString(),
								texts.get("question.problem.without", unknown.name()))));
			case ArgumentProblem.UnknownColumn unknown ->
				new FieldProblem(unknown.name(), texts.get("question.problem.unknown-column", unknown.value()),
						List.of(new Link(address.without(unknown.name()).toString(),
								texts.get("question.problem.without", unknown.name()))));
			case ArgumentProblem.Missing missing -> new FieldProblem(missing.name(),
					texts.get("question.problem.missing"), missing.example().equals("null") ? List.of() : List
						.of(new Link(address.with(missing.name(), missing.example()).toString(), missing.example())));
			case ArgumentProblem.WrongType wrong -> new FieldProblem(wrong.name(), texts
				.get("question.problem.wrong-type." + wrong.type().name().toLowerCase(Locale.ROOT), wrong.value()),
					List.of());
			case ArgumentProblem.NotAChoice not ->
				new FieldProblem(not.name(), texts.get("question.problem.not-a-choice", not.value()),
						links(not.name(), not.value(), not.nearest(), choices.get(not.name()), labels, address, texts));
			case ArgumentProblem.Ambiguous ambiguous ->
				new FieldProblem(ambiguous.name(), texts.get("question.problem.ambiguous", ambiguous.value()),
						links(ambiguous.name(), ambiguous.value(), ambiguous.meanings(), choices.get(ambiguous.name()),
								labels, address, texts));
		};
	}

	private static List<Link> links(String name, String written, List<Node> things, @Nullable Choices choices,
			Labels labels, Address address, Texts texts) {
		return things.stream().map(thing -> {
			String label = labels.of(thing, texts.language());
			String value = Field.nameOf(thing, label, Objects.requireNonNull(choices));
			return new Link(address.replacing(name, written, value).toString(), label);
		}).toList();
	}
}
