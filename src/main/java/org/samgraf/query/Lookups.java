package org.samgraf.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.binding.Binding;
import org.samgraf.store.Snapshot;

/**
 * What every answer needs beside its result: names, choices and evidence, by the internal
 * queries. Names and choices are kept for as long as the dataset has the same version.
 */
final class Lookups {

	/**
	 * The columns of the evidence query that have a place of their own in
	 * {@link Evidence}.
	 */
	private static final Set<String> PLACED = Set.of("claim", "document", "start", "end");

	private final QuestionCatalogue catalogue;

	private final QueryRunner runner;

	private final Map<String, Object> kept = new HashMap<>();

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

	private synchronized Object keep(Snapshot snapshot, String key, Supplier<Object> make) {
		if (!snapshot.version().equals(this.keptVersion)) {
			this.kept.clear();
			this.keptVersion = snapshot.version();
		}
		Object value = this.kept.get(key);
		if (value == null) {
			value = make.get();
			this.kept.put(key, value);
		}
		return value;
	}

	private static int integer(Node literal) {
		return ((Number) literal.getLiteralValue()).intValue();
	}

}
