package org.samgraf.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;
import org.samgraf.html.Territories;
import org.samgraf.http.Page;
import org.samgraf.query.Answer;
import org.samgraf.query.ColumnNames;
import org.samgraf.query.Evidence;
import org.samgraf.query.Labels;

/** Makes the table of an answer: one page of its rows, each with what it rests on. */
final class AnswerTable {

	/** By convention, the column that only puts rows in order. */
	private static final String RANK = "rank";

	/** By convention, the column whose missing values are an answer: undated. */
	private static final String DATE = "date";

	private static final List<String> TRIPLE = List.of("subject", "predicate", "object");

	/** Where on the page the table is. */
	private static final String PLACE = "#answer-table";

	private final Cells cells;

	private final ColumnNames names;

	private final View view;

	AnswerTable(Cells cells, ColumnNames names, View view) {
		this.cells = cells;
		this.names = names;
		this.view = view;
	}

	AnswerView.Table of(Answer answer, Answer.Rows rows, Territories territories) {
		List<String> filled = new ArrayList<>(rows.columns());
		if (!answer.question().isAdHoc()) {
			filled.remove(RANK);
		}
		List<String> empty = new ArrayList<>(filled);
		if (rows.rows().isEmpty() || answer.question().isAdHoc()) {
			empty.clear();
		}
		else {
			filled.removeIf(column -> !column.equals(DATE) && isEmpty(rows, column));
			empty.removeAll(filled);
		}
		List<AnswerView.Column> columns = filled.stream().map(column -> column(rows, column)).toList();
		List<AnswerView.Row> shown = new ArrayList<>();
		int number = first();
		for (Answer.Row row : this.view.page().cut(rows.rows())) {
			shown.add(new AnswerView.Row(number++, place(row, rows.columns(), territories),
					filled.stream().map(column -> this.cells.of(column, row.values().get(column))).toList(),
					row.claims()
						.stream()
						.map(claim -> claim(answer.evidence().get(claim)))
						.filter(Objects::nonNull)
						.toList()));
		}
		return table(columns, shown, rows.rows().size(),
				empty.stream().map(column -> this.names.of(column, this.view.language())).toList(),
				!answer.evidence().isEmpty());
	}

	AnswerView.Table of(Answer.Triples triples) {
		List<Triple> sorted = triples.graph().stream().sorted(Comparator.comparing(Triple::toString)).toList();
		List<AnswerView.Row> shown = new ArrayList<>();
		int number = first();
		for (Triple triple : this.view.page().cut(sorted)) {
			shown.add(new AnswerView.Row(number++, null, List.of(this.cells.of(triple.getSubject()),
					this.cells.of(triple.getPredicate()), this.cells.of(triple.getObject())), List.of()));
		}
		List<AnswerView.Column> columns = TRIPLE.stream()
			.map(name -> new AnswerView.Column(name, this.names.of(name, this.view.language()), null, null, false))
			.toList();
		return table(columns, shown, sorted.size(), List.of(), false);
	}

	private AnswerView.Table table(List<AnswerView.Column> columns, List<AnswerView.Row> rows, int total,
			List<String> empty, boolean evidence) {
		Page page = this.view.page();
		return new AnswerView.Table(columns, rows, first(), first() + rows.size() - 1, total,
				(page.number() > 1) ? page(page.number() - 1) : null,
				page.isLast(total) ? null : page(page.number() + 1), empty, evidence);
	}

	private int first() {
		return (int) Math.min(Integer.MAX_VALUE / 2, (this.view.page().number() - 1L) * this.view.page().size() + 1);
	}

	private String page(int number) {
		return this.view.address().with("page", Integer.toString(number)) + PLACE;
	}

	private static boolean isEmpty(Answer.Rows rows, String column) {
		return rows.rows().stream().noneMatch(row -> row.values().containsKey(column));
	}

	private AnswerView.Column column(Answer.Rows rows, String column) {
		boolean up = column.equals(this.view.sort());
		boolean down = ("-" + column).equals(this.view.sort());
		boolean numbers = rows.rows()
			.stream()
			.map(row -> row.values().get(column))
			.filter(Objects::nonNull)
			.allMatch(node -> this.cells.of(node).kind() == Cell.Kind.NUMBER);
		return new AnswerView.Column(column, this.names.of(column, this.view.language()),
				this.view.address().without("page").with("sort", up ? "-" + column : column) + PLACE,
				up ? "ascending" : down ? "descending" : null, numbers && !isEmpty(rows, column));
	}

	/**
	 * The first thing in a row that has a place on the map tells where the row belongs.
	 */
	private static @Nullable String place(Answer.Row row, List<String> columns, Territories territories) {
		return columns.stream()
			.map(column -> territories.placeOf(row.values().get(column)))
			.filter(Objects::nonNull)
			.map(Node::getURI)
			.findFirst()
			.orElse(null);
	}

	private AnswerView.@Nullable Claim claim(@Nullable Evidence evidence) {
		if (evidence == null) {
			return null;
		}
		Map<String, Node> details = evidence.details();
		return new AnswerView.Claim(Labels.key(evidence.claim()), this.cells.of(evidence.claim()),
				this.cells.of(details.get("unit")), this.cells.of(details.get("speaker")),
				this.cells.of(details.get("modality")), this.cells.date(details.get(DATE)),
				evidence.spans()
					.stream()
					.map(span -> new AnswerView.Span(this.cells.of(span.document()), span.start(), span.end()))
					.toList());
	}

}
