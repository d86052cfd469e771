package org.samgraf.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * A question that can be asked, as its file describes it.
 *
 * @param name the path of its file below the folder of queries, without the ending
 * @param summary the question as a person asks it, by language
 * @param description what the answer means and does not mean, by language
 * @param tags words to find it by
 * @param pageSize how many rows a page has where nothing else is asked for
 * @param sort the variables that rows are put in order by; a minus before a name turns
 * the order round; things are ordered by their names, in the Swedish order
 * @param coverage the name of the query that tells for every unit what is known on the
 * matter; null where the question is not about units
 * @param query the parsed query
 * @param text the query as it stands in the file, without the header
 */
public record Question(String name, Map<String, String> summary, Map<String, String> description, List<String> tags,
		List<Parameter> parameters, int pageSize, List<String> sort, @Nullable String coverage, Query query,
		String text) {

	/** The parameter of a name. */
	public Optional<Parameter> parameter(String parameterName) {
		return this.parameters.stream().filter(parameter -> parameter.name().equals(parameterName)).findFirst();
	}

	/** The part of the name before the last slash; empty where there is none. */
	public String topic() {
		int slash = this.name.lastIndexOf('/');
		return (slash < 0) ? "" : this.name.substring(0, slash);
	}
}
