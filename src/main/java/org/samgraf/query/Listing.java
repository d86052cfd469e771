package org.samgraf.query;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.jena.graph.Graph;

/**
 * What the queries of one folder below {@code internal} came to, all of it read in one
 * transaction.
 *
 * @param lines the rows of each SELECT, by the name of its file without the ending
 * @param graphs the triples of each CONSTRUCT, by the same
 * @param labels names for everything
 * @param version of the dataset
 */
public record Listing(Map<String, List<Line>> lines, Map<String, Graph> graphs, Labels labels, String version) {

	/**
	 * The rows of a query.
	 * @throws NullPointerException where the folder has no such query
	 */
	public List<Line> of(String name) {
		return Objects.requireNonNull(this.lines.get(name), name);
	}

	/**
	 * The triples of a query.
	 * @throws NullPointerException where the folder has no such query
	 */
	public Graph graph(String name) {
		return Objects.requireNonNull(this.graphs.get(name), name);
	}
}
