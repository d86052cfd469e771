package org.samgraf.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.binding.Binding;
import org.samgraf.store.Snapshot;

/**
 * What every answer needs beside its result: names, choices, coverage and evidence, by
 * the internal queries. All but the evidence is kept for as long as the dataset has the
 * same version.
 */
public final class Lookups {

	/**
	 * The columns of the evidence query that have a place of their own in
	 * {@link Evidence}.
	 */
	private static final Set<String> PLACED = Set.of("claim", "document", "start", "end");

	private final QuestionCatalogue catalogue;

	private final QueryRunner runner;

	/** How much is kept before what was used longest ago goes. */
	private static final int MAX_KEPT = 1000;

	/** The rows of a larger answer are not kept. */
	private static final int MAX_ROWS_KEPT = 500;

	private final Map<Object, Object> kept = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
			return size() > MAX_KEPT;
		}

	};

	private String keptVersion = "";

	Lookups(QuestionCatalogue catalogue, QueryRunner runner) {
		this.catalogue = catalogue;
		this.runner = runner;
	}

	Labels labels(Snapshot snapshot) {
		return (Labels) keep(snapshot, "",
				() -> new Labels(this.runner.select(snapshot, this.catalogue.internal("labels").query())));
	}

	Choices choices(Snapshot snapshot, String name) {
		Labels labels = labels(snapshot);
		return (Choices) keep(snapshot, name, () -> {
			List<Choice> choices = this.runner.select(snapshot, this.catalogue.internal(name).query())
				.stream()
				.map(row -> new Choice(row.get("value"), integer(row.get("claims"))))
				.toList();
			return new Choices(choices, labels);
		});
	}

	/** The rows of a query that takes no arguments. */
	List<Map<String, Node>> rows(Snapshot snapshot, String name) {
		@SuppressWarnings("unchecked")
		var rows = (List<Map<String, Node>>) keep(snapshot, List.of(name),
				() -> this.runner.select(snapshot, this.catalogue.internal(name).query())
					.stream()
					.map(ClaimColumns::values)
					.toList());
		return rows;
	}

	/** The names that a query gives to texts. */
	ColumnNames names(Snapshot snapshot, String name) {
		return (ColumnNames) keep(snapshot, List.of("names", name), () -> new ColumnNames(rows(snapshot, name)));
	}

	/**
	 * An answer, kept unless it is large: the same is often asked again, for another page
	 * or format of it.
	 */
	Answer answer(Snapshot snapshot, Object key, Supplier<Answer> ask) {
		return (Answer) keep(snapshot, key, ask::get, made -> size((Answer) made) <= MAX_ROWS_KEPT);
	}

	private static int size(Answer answer) {
		return switch (answer.result()) {
			case Answer.Rows rows -> rows.rows().size();
			case Answer.Triples triples -> triples.graph().size();
			case Answer.Truth _ -> 1;
		};
	}

	Things things(Snapshot snapshot) {
		return (Things) keep(snapshot, Things.class,
				() -> new Things(this.runner.select(snapshot, this.catalogue.internal("things").query()),
						this.runner.select(snapshot, this.catalogue.internal("descriptions").query())));
	}

	/** How many units are in which state of reporting, in the order of the query. */
	Map<Node, Integer> coverage(Snapshot snapshot, String name, Map<String, List<Node>> arguments) {
		Map<Node, Integer> counts = new LinkedHashMap<>();
		states(snapshot, name, arguments).values().forEach(state -> counts.merge(state, 1, Integer::sum));
		return counts;
	}

	/** The state of reporting of each unit, by unit, in the order of the query. */
	Map<Node, Node> states(Snapshot snapshot, String name, Map<String, List<Node>> arguments) {
		@SuppressWarnings("unchecked")
		var states = (Map<Node, Node>) keep(snapshot, List.of(name, arguments), () -> {
			Query query = Arguments.bind(this.catalogue.internal(name).query(), arguments);
			Map<Node, Node> made = new LinkedHashMap<>();
			this.runner.select(snapshot, query).forEach(row -> made.put(row.get("unit"), row.get("state")));
			return made;
		});
		return states;
	}

	/** On what each of some nodes rests; nodes that are no claims are left out. */
	Map<Node, Evidence> evidence(Snapshot snapshot, Collection<Node> nodes) {
		if (nodes.isEmpty()) {
			return Map.of();
		}
		Query query = Arguments.bind(this.catalogue.internal("evidence").query(), Map.of("claim", List.copyOf(nodes)));
		Map<Node, Evidence> evidence = new LinkedHashMap<>();
		this.runner.select(snapshot, query).forEach(row -> add(evidence, row));
		return evidence;
	}

	private static void add(Map<Node, Evidence> evidence, Binding row) {
		Evidence claim = evidence.computeIfAbsent(row.get("claim"),
				key -> new Evidence(key, new ArrayList<>(), new LinkedHashMap<>()));
		var span = new Evidence.Span(row.get("document"), integer(row.get("start")), integer(row.get("end")));
		if (!claim.spans().contains(span)) {
			claim.spans().add(span);
		}
		row.forEach((variable, node) -> {
			if (!PLACED.contains(variable.getVarName())) {
				claim.details().putIfAbsent(variable.getVarName(), node);
			}
		});
	}

	/**
	 * Made outside the lock, so that a slow query holds nobody up; at worst it is made
	 * twice.
	 */
	private Object keep(Snapshot snapshot, Object key, Supplier<Object> make) {
		return keep(snapshot, key, make, made -> true);
	}

	private Object keep(Snapshot snapshot, Object key, Supplier<Object> make, Predicate<Object> worthKeeping) {
		Object value;
		synchronized (this.kept) {
			if (!snapshot.version().equals(this.keptVersion)) {
				this.kept.clear();
				this.keptVersion = snapshot.version();
			}
			value = this.kept.get(key);
		}
		if (value != null) {
			return value;
		}
		Object made = make.get();
		synchronized (this.kept) {
			if (snapshot.version().equals(this.keptVersion) && worthKeeping.test(made)) {
				this.kept.put(key, made);
			}
		}
		return made;
	}

	private static int integer(Node literal) {
		return ((Number) literal.getLiteralValue()).intValue();
	}

}
