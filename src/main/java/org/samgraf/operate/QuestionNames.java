package org.samgraf.operate;

import java.util.Map;
import java.util.Set;

import org.apache.catalina.connector.Request;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The names of all questions, for telling them apart in the metrics.
 *
 * @param names each of a topic, a slash and a name
 */
public record QuestionNames(Set<String> names) {

	private static final String NONE = "none";

	/** The question that a request was answered by; "none" where it was none. */
	String of(Request request) {
		if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
				&& variables.get("topic") != null && variables.get("name") instanceof String name) {
			String asked = variables.get("topic") + "/" + name;
			if (this.names.contains(asked)) {
				return asked;
			}
			int dot = asked.lastIndexOf('.');
			return (dot > 0 && this.names.contains(asked.substring(0, dot))) ? asked.substring(0, dot) : NONE;
		}
		return NONE;
	}
}
