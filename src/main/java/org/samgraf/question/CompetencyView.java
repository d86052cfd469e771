package org.samgraf.question;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.samgraf.query.Answer;
import org.samgraf.query.ColumnNames;
import org.samgraf.query.Expectation;
import org.samgraf.query.Labels;

/**
 * A case as the page shows it.
 *
 * @param columns what is compared, in words
 * @param expected the rows that must come back
 * @param present the rows that do
 * @param triples for an answer in RDF, what must be in it; empty for rows
 */
record CompetencyView(String name, String question, String address, boolean passed, boolean others,
		List<String> columns, List<List<Cell>> expected, List<List<Cell>> present, String triples,
		List<String> differences) {

	static CompetencyView of(Competency.Tried tried, Cells cells, ColumnNames names, String base, String language) {
		Expectation expectation = tried.expected();
		SequencedSet<String> columns = new LinkedHashSet<>();
		Stream.concat(expectation.rows().stream(), expectation.never().stream())
			.forEach(row -> columns.addAll(row.keySet()));
		columns.remove(Expectation.CLAIMS);
		List<Answer.Row> present = (tried.answer().result() instanceof Answer.Rows rows) ? rows.rows() : List.of();
		if (columns.isEmpty() && tried.answer().result() instanceof Answer.Rows rows) {
			columns.addAll(rows.columns());
		}
		return new CompetencyView(expectation.name(),
				tried.question().summary().getOrDefault(language, tried.question().name()), tried.address(),
				tried.passed(), expectation.others(),
				Stream.concat(columns.stream(), Stream.of(Expectation.CLAIMS))
					.map(column -> names.of(column, language))
					.toList(),
				expectation.rows().stream().map(row -> expected(row, columns, cells, base)).toList(),
				present.stream().map(row -> present(row, columns, cells)).toList(), expectation.triples(),
				tried.differences());
	}

	private static List<Cell> expected(Map<String, Object> row, SequencedSet<String> columns, Cells cells,
			String base) {
		Stream<Cell> values = columns.stream().map(column -> expected(row.get(column), cells, base));
		String claims = (row.get(Expectation.CLAIMS) instanceof List<?> list)
				? String.join(" ", list.stream().map(Object::toString).toList()) : "";
		return Stream.concat(values, Stream.of(text(claims))).toList();
	}

	private static Cell expected(@Nullable Object value, Cells cells, String base) {
		return switch (value) {
			case null -> Cell.MISSING;
			case Boolean truth -> new Cell(Cell.Kind.TRUTH, truth.toString(), null, null, null);
			case String text when text.indexOf('/') > 0 -> cells.of(NodeFactory.createURI(base + "id/" + text));
			default -> text(value.toString());
		};
	}

	private static List<Cell> present(Answer.Row row, SequencedSet<String> columns, Cells cells) {
		Stream<Cell> values = columns.stream().map(column -> {
			Node value = row.values().get(column);
			return cells.of(value);
		});
		return Stream.concat(values, Stream.of(text(String.join(" ", row.claims().stream().map(Labels::key).toList()))))
			.toList();
	}

	private static Cell text(String text) {
		return new Cell(Cell.Kind.TEXT, text, null, null, null);
	}
}
