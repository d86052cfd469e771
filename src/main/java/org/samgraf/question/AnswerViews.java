package org.samgraf.question;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.jena.graph.Node;
import org.samgraf.html.Atlas;
import org.samgraf.html.Links;
import org.samgraf.html.Territories;
import org.samgraf.query.Answer;
import org.samgraf.query.Answers;
import org.springframework.stereotype.Component;

/** Makes answers ready to be shown. Safe to share between threads. */
@Component
class AnswerViews {

	/** By convention, the column that tells what a row is about. */
	private static final String UNIT = "unit";

	private final Answers answers;

	private final Links links;

	private final Atlas atlas;

	AnswerViews(Answers answers, Links links, Atlas atlas) {
		this.answers = answers;
		this.links = links;
		this.atlas = atlas;
	}

	/**
	 * Shows an answer.
	 * @throws org.samgraf.query.ArgumentException where a column that is asked for is not
	 * there
	 */
	AnswerView of(Answer asked, View view) {
		Answer answer = (view.sort() != null) ? asked.sortedBy(view.sort(), view.language()) : asked;
		Map<Node, Mark> marks = marks();
		Cells cells = new Cells(answer.labels(), this.links, marks, view.language());
		List<AnswerView.StateCount> states = answer.coverage()
			.entrySet()
			.stream()
			.map(state -> new AnswerView.StateCount(markOf(marks, state.getKey()), cells.name(state.getKey()),
					state.getValue()))
			.sorted(Comparator.comparingInt(state -> state.mark().rank()))
			.toList();
		return switch (answer.result()) {
			case Answer.Truth truth ->
				new AnswerView(truth.value(), counts(answer, false, 1, 0), states, null, null, null, null);
			case Answer.Triples triples -> new AnswerView(null, counts(answer, true, triples.graph().size(), 0), states,
					new AnswerTable(cells, this.answers.columnNames(), view).of(triples), null, null, null);
			case Answer.Rows rows -> rows(answer, rows, states, cells, marks, view);
		};
	}

	private AnswerView rows(Answer answer, Answer.Rows rows, List<AnswerView.StateCount> states, Cells cells,
			Map<Node, Mark> marks, View view) {
		Territories territories = this.atlas.territories();
		var table = new AnswerTable(cells, this.answers.columnNames(), view);
		var map = new AnswerOnMap(answer, territories, cells, marks, view);
		var pictures = new AnswerPictures(answer, rows, cells, this.answers.columnNames(), view);
		long units = rows.rows()
			.stream()
			.map(row -> row.values().get(UNIT))
			.filter(Objects::nonNull)
			.distinct()
			.count();
		return new AnswerView(null, counts(answer, false, rows.rows().size(), (int) units), states,
				table.of(answer, rows, territories), map.of(rows, this.answers.states(answer)), pictures.chart(),
				pictures.graph());
	}

	private static AnswerView.Counts counts(Answer answer, boolean triples, int rows, int units) {
		return new AnswerView.Counts(triples, rows, units, answer.evidence().size(), answer.documents(),
				answer.visits());
	}

	/** The signs of all things that have one. */
	Map<Node, Mark> marks() {
		Map<Node, Mark> marks = new HashMap<>();
		int rank = 0;
		for (Map<String, Node> row : this.answers.lookup("marks")) {
			Node glyph = row.get("glyph");
			marks.put(Objects.requireNonNull(row.get("thing")),
					new Mark(Objects.requireNonNull(row.get("style")).getLiteralLexicalForm(),
							(glyph != null) ? glyph.getLiteralLexicalForm() : null,
							Boolean.TRUE.equals(Objects.requireNonNull(row.get("said")).getLiteralValue()), rank++));
		}
		return marks;
	}

	static Mark markOf(Map<Node, Mark> marks, Node state) {
		return marks.getOrDefault(state, new Mark("", null, true, Integer.MAX_VALUE));
	}

}
