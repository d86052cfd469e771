package org.samgraf.question;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.samgraf.query.Choices;
import org.samgraf.query.Labels;
import org.samgraf.query.Parameter;
import org.samgraf.query.Question;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A question as the list of questions shows it.
 *
 * @param name its name, also the end of its address
 * @param summary the question, by language
 * @param description what the answer means, by language
 * @param tags words to find it by
 * @param address where it is asked
 * @param example an address that gives an answer
 * @param coverage where the state of every unit on the matter is; null where the question
 * is not about units
 * @param parameters what it asks to be told
 */
record QuestionDescription(String name, Map<String, String> summary, Map<String, String> description, List<String> tags,
		String address, String example, @Nullable String coverage, List<ParameterDescription> parameters) {

	static QuestionDescription of(Question question, Map<String, Choices> choices, Labels labels, String base,
			String language) {
		String address = base + question.name();
		var example = UriComponentsBuilder.fromUriString(address);
		question.parameters().forEach(parameter -> {
			if (parameter.example() != null) {
				example.queryParam(parameter.name(), parameter.example());
			}
		});
		return new QuestionDescription(question.name(), question.summary(), question.description(), question.tags(),
				address, example.encode().toUriString(), (question.coverage() != null) ? address + "/coverage" : null,
				question.parameters()
					.stream()
					.map(parameter -> ParameterDescription.of(parameter, choices.get(parameter.name()), labels,
							language))
					.toList());
	}

	/**
	 * A parameter.
	 *
	 * @param choices the choices that lead to an answer, those with most claims first;
	 * null where anything of the type is accepted. Others of their kind are accepted too
	 */
	record ParameterDescription(String name, String type, boolean required, Map<String, String> description,
			@Nullable String example, List<String> defaults, @Nullable List<ChoiceDescription> choices) {

		static ParameterDescription of(Parameter parameter, @Nullable Choices choices, Labels labels, String language) {
			return new ParameterDescription(parameter.name(),
					parameter.type().name().toLowerCase(java.util.Locale.ROOT), parameter.required(),
					parameter.description(), parameter.example(), parameter.defaults(),
					(choices != null) ? ChoiceDescription.of(choices, labels, language) : null);
		}

	}

	/**
	 * Something that a parameter accepts, with how many claims an answer could rest on.
	 */
	record ChoiceDescription(String iri, String key, String label, int claims) {

		static List<ChoiceDescription> of(Choices choices, Labels labels, String language) {
			return choices.all()
				.stream()
				.filter(choice -> choice.claims() > 0)
				.map(choice -> new ChoiceDescription(choice.value().getURI(), Labels.key(choice.value()),
						labels.of(choice.value(), language), choice.claims()))
				.toList();
		}

	}
}
