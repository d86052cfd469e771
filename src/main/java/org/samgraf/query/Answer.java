package org.samgraf.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * What a question came to, all of it read in one transaction.
 *
 * @param question what was asked
 * @param arguments the terms it was asked with, by parameter
 * @param result the rows, the truth or the triples
 * @param evidence every claim that the result rests on, by claim
 * @param coverage for a question about units, how many units are in which state of
 * reporting, in the order of the states; empty otherwise
 * @param labels names for everything in the answer
 * @param version of the dataset
 */
public record Answer(Question question, Map<String, List<Node>> arguments, Result result, Map<Node, Evidence> evidence,
		Map<Node, Integer> coverage, Labels labels, String version) {

	/** What a query gives, by its form. */
	public sealed interface Result {

	}

	/**
	 * The rows of a SELECT.
	 *
	 * @param columns the variables, without those that hold claims
	 * @param rows in order
	 */
	public record Rows(List<String> columns, List<Row> rows) implements Result {
	}

	/**
	 * One row; rows that differ in their claims alone are one.
	 *
	 * @param values by column; a column without a value is absent
	 * @param claims what the row rests on
	 */
	public record Row(Map<String, Node> values, List<Node> claims) {
	}

	/** The truth of an ASK. */
	public record Truth(boolean value) implements Result {
	}

	/** The triples of a CONSTRUCT or DESCRIBE. */
	public record Triples(Graph graph) implements Result {
	}

	/**
	 * The same answer with its rows in another order; rows that are equal in it keep the
	 * question's order.
	 * @param key a column, with a minus before it for the other way round
	 * @throws ArgumentException where the answer has no such column
	 */
	public Answer sortedBy(String key, String language) {
		requireColumn("sort", key.startsWith("-") ? key.substring(1) : key);
		Rows rows = (Rows) this.result;
		List<Row> sorted = new ArrayList<>(rows.rows());
		sorted.sort(new RowOrder(this.labels, language).by(List.of(key)));
		return new Answer(this.question, this.arguments, new Rows(rows.columns(), sorted), this.evidence, this.coverage,
				this.labels, this.version);
	}

	/**
	 * Checks that the answer has a column.
	 * @param parameter what names the column
	 * @throws ArgumentException where it has not
	 */
	public void requireColumn(String parameter, String column) {
		List<String> known = (this.result instanceof Rows rows) ? rows.columns() : List.of();
		if (!known.contains(column)) {
			throw new ArgumentException(List.of(new ArgumentProblem.UnknownColumn(parameter, column, known)),
					this.labels);
		}
	}

	/** On what a claim of the result rests. */
	public Evidence evidenceOf(Node claim) {
		return Objects.requireNonNull(this.evidence.get(claim), () -> "no evidence for " + claim);
	}

	/** The documents that the evidence lies in. */
	public long documents() {
		return this.evidence.values()
			.stream()
			.flatMap(claim -> claim.spans().stream())
			.map(Evidence.Span::document)
			.distinct()
			.count();
	}

	/** The visits at which the claims were made or that they are about. */
	public long visits() {
		return this.evidence.values()
			.stream()
			.map(claim -> claim.details().get("visit"))
			.filter(Objects::nonNull)
			.distinct()
			.count();
	}
}
