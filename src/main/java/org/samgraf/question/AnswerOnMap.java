package org.samgraf.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.html.Territories;
import org.samgraf.http.Page;
import org.samgraf.http.Texts;
import org.samgraf.picture.LegendEntry;
import org.samgraf.picture.MapState;
import org.samgraf.query.Answer;

/**
 * Puts an answer on the map. Where the question is about units each place has its unit's
 * state; otherwise the places that the rows name are marked. What is told of a part of a
 * unit never counts for the whole.
 */
final class AnswerOnMap {

	/** What a place shows that rows name, where there are no states. */
	private static final Mark NAMED = new Mark("reported", "•", true, 0);

	private final Answer answer;

	private final Territories territories;

	private final Cells cells;

	private final Map<Node, Mark> marks;

	private final View view;

	private final Texts texts;

	/** The first row that names a thing in a place, by thing. */
	private final Map<Node, Integer> rowOf = new HashMap<>();

	/** How many rows name a thing in a place, by thing. */
	private final Map<Node, Integer> rowsOf = new LinkedHashMap<>();

	AnswerOnMap(Answer answer, Territories territories, Cells cells, Map<Node, Mark> marks, View view) {
		this.answer = answer;
		this.territories = territories;
		this.cells = cells;
		this.marks = marks;
		this.view = view;
		this.texts = new Texts(view.language());
	}

	/** The map; null where nothing lies on it. */
	@Nullable AnswerMap of(Answer.Rows rows, Map<Node, Node> states) {
		count(rows);
		Map<Node, Said> all = new LinkedHashMap<>();
		states.forEach((unit, state) -> all.put(unit,
				new Said(unit, AnswerViews.markOf(this.marks, state), this.cells.name(state))));
		if (this.answer.question().coverage() == null) {
			this.rowsOf.forEach((thing, number) -> all.put(thing, new Said(thing, NAMED, rowsInWords(number))));
		}
		Map<Node, Said> wholes = new LinkedHashMap<>();
		Map<Node, List<Said>> parts = new LinkedHashMap<>();
		all.forEach((thing, said) -> {
			Node place = this.territories.placeOf(thing);
			if (thing.equals(place)) {
				wholes.put(place, said);
			}
			else if (place != null) {
				parts.computeIfAbsent(place, key -> new ArrayList<>()).add(said);
			}
		});
		if (wholes.isEmpty() && parts.isEmpty()) {
			return null;
		}
		Map<String, MapState> shown = new HashMap<>();
		wholes.forEach((place, said) -> shown.put(place.getURI(), state(said)));
		parts.forEach((place, said) -> {
			Said whole = wholes.get(place);
			List<Said> telling = said.stream().filter(part -> part.mark().said() || whole == null).toList();
			if (!telling.isEmpty() && (whole == null || !whole.mark().said())) {
				shown.put(place.getURI(), partly(place, whole, telling));
			}
		});
		return new AnswerMap(this.territories.map(), shown, legend(wholes, shown),
				shown.values().stream().anyMatch(MapState::partOnly));
	}

	private void count(Answer.Rows rows) {
		int number = 1;
		for (Answer.Row row : rows.rows()) {
			for (Node node : row.values().values().stream().distinct().toList()) {
				if (this.territories.placeOf(node) != null) {
					this.rowOf.putIfAbsent(node, number);
					this.rowsOf.merge(node, 1, Integer::sum);
				}
			}
			number++;
		}
	}

	private MapState state(Said said) {
		return new MapState(said.mark().style(), said.mark().glyph(), said.words(), this.cells.name(said.thing()),
				address(said), false);
	}

	/** What is told of parts of a place, and of the whole where something is known. */
	private MapState partly(Node place, @Nullable Said whole, List<Said> parts) {
		boolean alike = parts.stream().map(part -> part.mark().style()).distinct().count() == 1;
		Mark mark = alike ? parts.getFirst().mark() : NAMED;
		String words = parts.stream()
			.map(part -> "%s (%s)".formatted(this.cells.name(part.thing()), part.words()))
			.collect(Collectors.joining(", "));
		String all = (whole != null) ? whole.words() + "; " + words : words;
		return new MapState(mark.style(), mark.glyph(), all, this.cells.name(place), address(parts.getFirst()), true);
	}

	/**
	 * The first row about a thing, on whichever page it is; else the page of the thing,
	 * where its state has a sign.
	 */
	private @Nullable String address(Said said) {
		Integer row = this.rowOf.get(said.thing());
		if (row == null) {
			return (said.mark().glyph() != null) ? this.cells.of(said.thing()).href() : null;
		}
		Page page = this.view.page();
		int on = (row - 1) / page.size() + 1;
		String anchor = "#row-" + row;
		return (on == page.number()) ? anchor : this.view.address().with("page", Integer.toString(on)) + anchor;
	}

	private String rowsInWords(int number) {
		return this.texts.get("answer.map.rows", number);
	}

	/**
	 * The states that there are, what is said first, with how many places are in each.
	 */
	private List<LegendEntry> legend(Map<Node, Said> wholes, Map<String, MapState> shown) {
		Map<Integer, Said> kinds = new TreeMap<>();
		Map<String, Long> counts = shown.values()
			.stream()
			.filter(state -> !state.partOnly())
			.collect(Collectors.groupingBy(MapState::style, Collectors.counting()));
		wholes.values().forEach(said -> kinds.putIfAbsent(said.mark().rank(), said));
		return kinds.values()
			.stream()
			.filter(said -> counts.containsKey(said.mark().style()))
			.map(said -> new LegendEntry(said.mark().style(), said.mark().glyph(),
					(this.answer.question().coverage() != null) ? said.words() : this.texts.get("answer.map.named"),
					Objects.requireNonNull(counts.get(said.mark().style()))))
			.toList();
	}

	/** What is told of a thing. */
	private record Said(Node thing, Mark mark, String words) {
	}

}
