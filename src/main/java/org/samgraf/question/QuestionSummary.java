package org.samgraf.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.query.Choices;
import org.samgraf.query.Labels;
import org.samgraf.query.Parameter;
import org.samgraf.query.Question;

/**
 * A question as a person finds it.
 *
 * @param description what the answer means and does not mean
 * @param address of its page
 * @param example the address of its page with arguments that give an answer
 * @param examples those arguments, as they are called in the language
 */
record QuestionSummary(String name, String summary, String description, String address, String example,
		List<String> examples) {

	static QuestionSummary of(Question question, Map<String, Choices> choices, Labels labels, String language) {
		SequencedMap<String, List<String>> arguments = new LinkedHashMap<>();
		List<String> named = new ArrayList<>();
		question.parameters().forEach(parameter -> {
			String example = parameter.example();
			if (example != null) {
				arguments.put(parameter.name(), List.of(example));
				named.add(named(example, choices.get(parameter.name()), labels, language));
			}
		});
		String address = QuestionPages.PLACE + question.name();
		return new QuestionSummary(question.name(), question.summary().getOrDefault(language, question.name()),
				question.description().getOrDefault(language, ""), address, new Address(address, arguments).toString(),
				named);
	}

	/** What an argument is called in a language. */
	static String named(String written, @Nullable Choices choices, Labels labels, String language) {
		Collection<Node> found = (choices != null) ? choices.find(written) : List.of();
		return (found.size() == 1) ? labels.of(found.iterator().next(), language) : written;
	}

	/** Whether all words of a text are somewhere in what is said of a question. */
	static boolean matches(Question question, String text) {
		String said = Stream
			.of(question.summary().values().stream(), question.description().values().stream(),
					question.tags().stream(), Stream.of(question.name()),
					question.parameters().stream().map(Parameter::description).flatMap(all -> all.values().stream()))
			.flatMap(texts -> texts)
			.reduce("", (all, one) -> all + " " + one)
			.toLowerCase(Locale.ROOT);
		return Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(said::contains);
	}
}
