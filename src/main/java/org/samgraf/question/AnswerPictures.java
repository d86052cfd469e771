package org.samgraf.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.Texts;
import org.samgraf.picture.BarChart;
import org.samgraf.picture.LinkGraph;
import org.samgraf.query.Answer;
import org.samgraf.query.ColumnNames;

/** Makes the chart and the graph of an answer. */
final class AnswerPictures {

	/** More bars than this are no picture. */
	private static final int MAX_BARS = 24;

	/** A date that tells its year (XML Schema 1.1, 3.3.7 to 3.3.11). */
	private static final Pattern YEAR = Pattern.compile("(-?\\d{4,})(-.*|Z|[+].*)?");

	private static final Pattern DATES = Pattern.compile(".*#(dateTime|date|gYearMonth|gYear|gMonthDay|gMonth|gDay)");

	/** By convention, the column without whose value a row is undated. */
	private static final String DATE = "date";

	private final Answer answer;

	private final Answer.Rows rows;

	private final Cells cells;

	private final ColumnNames names;

	private final View view;

	AnswerPictures(Answer answer, Answer.Rows rows, Cells cells, ColumnNames names, View view) {
		this.answer = answer;
		this.rows = rows;
		this.cells = cells;
		this.names = names;
		this.view = view;
	}

	/** How many rows there are for each value of a column; null where none is wanted. */
	AnswerView.@Nullable Chart chart() {
		String column = this.view.chart();
		if (column == null || this.rows.rows().isEmpty()) {
			return null;
		}
		this.answer.requireColumn("chart", column);
		List<@Nullable Node> values = new ArrayList<>();
		this.rows.rows().forEach(row -> values.add(row.values().get(column)));
		boolean dates = column.equals(DATE) || values.stream()
			.filter(Objects::nonNull)
			.allMatch(value -> value.isLiteral() && DATES.matcher(value.getLiteralDatatypeURI()).matches());
		Map<Bar, Integer> counts = new LinkedHashMap<>();
		values.forEach(value -> counts.merge(dates ? year(value) : bar(value), 1, Integer::sum));
		Comparator<Map.Entry<Bar, Integer>> bySize = Map.Entry.<Bar, Integer>comparingByValue().reversed();
		Comparator<Map.Entry<Bar, Integer>> order = dates ? Comparator.comparing(entry -> entry.getKey().text())
				: bySize;
		List<BarChart.Entry> bars = counts.entrySet()
			.stream()
			.sorted(Comparator.comparingInt((Map.Entry<Bar, Integer> entry) -> entry.getKey().last())
				.thenComparing(order))
			.limit(MAX_BARS)
			.map(entry -> new BarChart.Entry(entry.getKey().text(), entry.getValue()))
			.toList();
		return new AnswerView.Chart(name(column), BarChart.of(bars), counts.size() - bars.size());
	}

	private Bar bar(@Nullable Node value) {
		if (value == null) {
			return new Bar(text("answer.chart.missing"), 1);
		}
		Cell cell = this.cells.of(value);
		return new Bar((cell.kind() == Cell.Kind.TRUTH) ? text("answer.truth." + cell.text()) : cell.text(), 0);
	}

	/** Years come first, then what has no year, then what has no date. */
	private Bar year(@Nullable Node date) {
		if (date == null) {
			return new Bar(this.cells.date(null), 2);
		}
		Matcher year = YEAR.matcher(date.isLiteral() ? date.getLiteralLexicalForm() : "");
		return year.matches() ? new Bar(year.group(1), 0) : new Bar(text("answer.chart.no-year"), 1);
	}

	/** Which things the rows link; null where no picture of that is wanted. */
	AnswerView.@Nullable Graph graph() {
		if (this.view.graph().isEmpty() || this.rows.rows().isEmpty()) {
			return null;
		}
		String from = this.view.graph().getFirst();
		String to = this.view.graph().getLast();
		this.answer.requireColumn("from", from);
		this.answer.requireColumn("to", to);
		Map<Node, LinkGraph.Item> items = new LinkedHashMap<>();
		List<LinkGraph.Link> links = new ArrayList<>();
		for (Answer.Row row : this.rows.rows()) {
			Node start = row.values().get(from);
			Node end = row.values().get(to);
			if (start != null && end != null) {
				links.add(new LinkGraph.Link(item(start, items), item(end, items), ""));
			}
		}
		return items.isEmpty() ? null : new AnswerView.Graph(name(from), name(to), LinkGraph.of(items.values(), links),
				this.rows.rows().size() - links.size());
	}

	private String item(Node node, Map<Node, LinkGraph.Item> items) {
		return items.computeIfAbsent(node, key -> {
			Cell cell = this.cells.of(key);
			return new LinkGraph.Item(key.toString(), cell.text(), cell.href());
		}).key();
	}

	private String name(String column) {
		return this.names.of(column, this.view.language());
	}

	private String text(String key) {
		return new Texts(this.view.language()).get(key);
	}

	/**
	 * What a bar stands for.
	 *
	 * @param last the higher, the further at the end it is, whatever its size
	 */
	private record Bar(String text, int last) {
	}

}
