package org.samgraf.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Stream;

import org.samgraf.query.Parameter;
import org.samgraf.query.Question;

/**
 * A question as a person finds it.
 *
 * @param description what the answer means and does not mean
 * @param address of its page
 * @param example the address of its page with arguments that give an answer
 * @param examples those arguments
 */
record QuestionSummary(String name, String summary, String description, String address, String example,
		List<String> examples) {

	static QuestionSummary of(Question question, String language) {
		SequencedMap<String, List<String>> arguments = new LinkedHashMap<>();
		question.parameters().forEach(parameter -> {
			if (parameter.example() != null) {
				arguments.put(parameter.name(), List.of(parameter.example()));
			}
		});
		String address = QuestionPages.PLACE + question.name();
		return new QuestionSummary(question.name(), question.summary().getOrDefault(language, question.name()),
				question.description().getOrDefault(language, ""), address,
				new Address(address, arguments).toString(), arguments.values().stream().map(List::getFirst).toList());
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
