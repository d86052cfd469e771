package org.samgraf.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * A question that can be asked, as its file describes it.
 *
 * @param name the path of its file below the folder of queries, without the ending; empty
 * for a query that somebody wrote
 * @param summary the question as a person asks it, by language
 * @param description what the answer means and does not mean, by language
 * @param tags words to find it by
 * @param pageSize how many rows a page has where nothing else is asked for
 * @param sort the variables that rows are put in order by; a minus before a name turns
 * the order round; things are ordered by their names, in the Swedish order
 * @param coverage the name of the query that tells for every unit what is known on the
 * matter; null where the question is not about units
 * @param chart the column whose values are counted in a chart; null where there is none
 * @param graph the two columns whose things are linked in a picture, from and to; empty
 * where there is none
 * @param query the parsed query
 * @param text the query as it stands in the file, without the header
 */
public record Question(String name, Map<String, String> summary, Map<String, String> description, List<String> tags,
		List<Parameter> parameters, int pageSize, List<String> sort, @Nullable String coverage, @Nullable String chart,
		List<String> graph, Query query, String text) {

	private static final int PAGE_SIZE = 100;

	/** A question that is no more than a query that somebody wrote. */
	public static Question adHoc(Query query, String text) {
		return new Question("", Map.of(), Map.of(), List.of(), List.of(), PAGE_SIZE, List.of(), null, null, List.of(),
				query, text);
	}

	/** Whether this is no more than a query that somebody wrote. */
	public boolean isAdHoc() {
		return this.name.isEmpty();
	}

	/**
	 * The query as text that runs as it is: comments and line breaks as in the file, the
	 * arguments as VALUES at the beginning of the pattern.
	 */
	public String textWith(Map<String, List<Node>> arguments) {
		return QueryText.with(this.text, this.query, arguments);
	}

	/** The parameter of a name. */
	public Optional<Parameter> parameter(String parameterName) {
		return this.parameters.stream().filter(parameter -> parameter.name().equals(parameterName)).findFirst();
	}

	/**
	 * The IRIs that the query names with a prefix, in the order of their first use; those
	 * in comments are left out.
	 */
	public SequencedSet<Node> terms() {
		SequencedSet<Node> terms = new LinkedHashSet<>();
		QueryText.prefixedNames(this.text).forEach(name -> {
			String iri = this.query.getPrefixMapping().expandPrefix(name);
			if (!iri.equals(name)) {
				terms.add(NodeFactory.createURI(iri));
			}
		});
		return terms;
	}

	/** The part of the name before the last slash; empty where there is none. */
	public String topic() {
		int slash = this.name.lastIndexOf('/');
		return (slash < 0) ? "" : this.name.substring(0, slash);
	}
}
