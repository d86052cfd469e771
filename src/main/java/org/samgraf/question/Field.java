package org.samgraf.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.query.Choice;
import org.samgraf.query.Choices;
import org.samgraf.query.ColumnNames;
import org.samgraf.query.Labels;
import org.samgraf.query.Parameter;

/**
 * A parameter of a question as a field of a form.
 *
 * @param label what it is called
 * @param hint what it means
 * @param example an argument that gives an answer; null where none is known
 * @param select whether the choices are few enough to be shown as a list
 * @param input the type of an input (HTML, 4.10.5.1)
 * @param typed what was written, at least one text
 * @param options the choices that lead to an answer, those with most claims first
 * @param problems what is wrong with what was written
 */
record Field(String name, String label, String hint, boolean required, @Nullable String example, boolean select,
		String input, List<String> typed, List<Option> options, List<FieldProblem> problems) {

	/** More choices than this are offered while one types, and not in a list. */
	private static final int FEW = 12;

	/**
	 * A choice.
	 *
	 * @param value what stands for it in the address: its name where that names nothing
	 * else, else its key, else its IRI
	 * @param names all texts that were written for it
	 */
	record Option(String value, String label, int claims, List<String> names) {

		/** Whether it is what was written. */
		public boolean isNamed(String text) {
			return this.names.contains(text) || this.value.equals(text);
		}
	}

	static Field of(Parameter parameter, @Nullable Choices choices, Labels labels, ColumnNames names,
			Map<String, List<String>> written, List<FieldProblem> problems, String language) {
		List<String> filled = written.getOrDefault(parameter.name(), List.of())
			.stream()
			.filter(text -> !text.isBlank())
			.toList();
		List<String> typed = !filled.isEmpty() ? filled
				: parameter.defaults().isEmpty() ? List.of("") : parameter.defaults();
		List<Option> options = (choices != null) ? options(choices, labels, typed, language) : List.of();
		String example = (parameter.example() != null)
				? QuestionSummary.named(parameter.example(), choices, labels, language) : null;
		String input = switch (parameter.type()) {
			case DATE -> "date";
			case INTEGER -> "number";
			case STRING, IRI -> "text";
		};
		return new Field(parameter.name(), names.of(parameter.name(), language),
				parameter.description().getOrDefault(language, ""), parameter.required(), example,
				!options.isEmpty() && options.size() <= FEW, problems.isEmpty() ? input : "text", typed, options,
				problems);
	}

	private static List<Option> options(Choices choices, Labels labels, List<String> typed, String language) {
		List<Option> options = new ArrayList<>();
		for (Choice choice : choices.all()) {
			if (choice.claims() > 0) {
				String label = labels.of(choice.value(), language);
				options.add(new Option(nameOf(choice.value(), label, choices), label, choice.claims(),
						typed.stream().filter(text -> isOnly(choices.find(text), choice.value())).toList()));
			}
		}
		return options;
	}

	/** What finds a thing and nothing else, as short and as readable as there is. */
	static String nameOf(Node thing, String label, Choices choices) {
		if (isOnly(choices.find(label), thing)) {
			return label;
		}
		String key = Labels.key(thing);
		return isOnly(choices.find(key), thing) ? key : thing.getURI();
	}

	private static boolean isOnly(Collection<Node> found, Node thing) {
		return found.size() == 1 && found.contains(thing);
	}

	/** Whether a text is one of the options. */
	public boolean offers(String text) {
		return this.options.stream().anyMatch(option -> option.isNamed(text));
	}
}
