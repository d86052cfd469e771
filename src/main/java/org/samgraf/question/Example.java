package org.samgraf.question;

import org.samgraf.query.Question;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A question of the catalogue, to begin a query of one's own with.
 *
 * @param summary the question as a person asks it
 * @param words what else to find it by
 * @param address where the workbench has its query, asked as in its examples
 */
record Example(String summary, String words, String address) {

	static Example of(Question question, String language) {
		StringBuilder address = new StringBuilder(Workbench.PATH).append("?question=").append(question.name());
		question.parameters().forEach(parameter -> {
			if (parameter.example() != null) {
				address.append('&')
					.append(parameter.name())
					.append('=')
					.append(UriUtils.encode(parameter.example(), UTF_8));
			}
		});
		return new Example(question.summary().getOrDefault(language, question.name()),
				"%s %s %s".formatted(question.name(), String.join(" ", question.tags()),
						question.description().getOrDefault(language, "")),
				address.append("&lang=").append(language).toString());
	}
}
