package org.samgraf.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.samgraf.store.Snapshot;
import org.samgraf.store.Store;

/** Asks questions of the store. Safe to share between threads. */
public final class Answers {

	private final Store store;

	private final QuestionCatalogue catalogue;

	private final Duration timeout;

	private final int maxRows;

	private final VersionCache<Object> cache = new VersionCache<>();

	/**
	 * Prepares to answer.
	 * @param timeout after how long a query is stopped
	 * @param maxRows how many rows an answer may have
	 */
	public Answers(Store store, QuestionCatalogue catalogue, Duration timeout, int maxRows) {
		this.store = store;
		this.catalogue = catalogue;
		this.timeout = timeout;
		this.maxRows = maxRows;
	}

	/**
	 * Asks.
	 * @param written the arguments as a person wrote them, by parameter
	 * @param language by whose names rows are ordered
	 * @throws ArgumentException where the arguments do not fit the parameters
	 * @throws TooLargeException where there are too many rows
	 * @throws org.apache.jena.query.QueryCancelledException where it took too long
	 */
	public Answer ask(Question question, Map<String, List<String>> written, String language) {
		return this.store.read(snapshot -> {
			Labels labels = labels(snapshot);
			Map<String, List<Node>> arguments = Arguments.resolve(question, written,
					name -> choices(snapshot, name, labels), labels);
			Answer.Result result = result(snapshot, question, arguments, labels, language);
			return new Answer(question, arguments, result, evidence(snapshot, claims(result)),
					coverageCounts(snapshot, question, arguments), labels, snapshot.version());
		});
	}

	/**
	 * Asks for every unit what is known of it on the matter of a question.
	 * @param question one that has a coverage query
	 * @see #ask
	 */
	public Answer coverage(Question question, Map<String, List<String>> written, String language) {
		Question coverage = this.catalogue.internal(Objects.requireNonNull(question.coverage()));
		return this.store.read(snapshot -> {
			Labels labels = labels(snapshot);
			Map<String, List<Node>> arguments = Arguments.resolve(question, written,
					name -> choices(snapshot, name, labels), labels);
			Answer.Result result = result(snapshot, coverage, arguments, labels, language);
			return new Answer(question, arguments, result, evidence(snapshot, claims(result)), Map.of(), labels,
					snapshot.version());
		});
	}

	/** The choices of each parameter that has any, with names for them. */
	public Map<String, Choices> choices(Question question) {
		return this.store.read(snapshot -> {
			Labels labels = labels(snapshot);
			Map<String, Choices> choices = new LinkedHashMap<>();
			for (Parameter parameter : question.parameters()) {
				if (parameter.choices() != null) {
					choices.put(parameter.name(), choices(snapshot, parameter.choices(), labels));
				}
			}
			return choices;
		});
	}

	/** The names of all things. */
	public Labels labels() {
		return this.store.read(this::labels);
	}

	private Labels labels(Snapshot snapshot) {
		return (Labels) this.cache.get(snapshot.version(), "labels",
				() -> new Labels(bindings(snapshot, this.catalogue.internal("labels").query(), Integer.MAX_VALUE)));
	}

	private Choices choices(Snapshot snapshot, String name, Labels labels) {
		return (Choices) this.cache.get(snapshot.version(), "choices:" + name, () -> {
			List<Choice> choices = bindings(snapshot, this.catalogue.internal(name).query(), Integer.MAX_VALUE).stream()
				.map(row -> new Choice(row.get("value"), integer(row.get("claims"))))
				.toList();
			return new Choices(choices, labels);
		});
	}

	private Answer.Result result(Snapshot snapshot, Question asked, Map<String, List<Node>> arguments, Labels labels,
			String language) {
		Query query = Arguments.bind(asked.query(), arguments);
		if (query.isAskType()) {
			return new Answer.Truth(run(snapshot, query, QueryExec::ask));
		}
		if (query.isConstructType() || query.isDescribeType()) {
			return new Answer.Triples(triples(snapshot, query));
		}
		List<Answer.Row> rows = new ArrayList<>(rows(bindings(snapshot, query, this.maxRows)));
		rows.sort(new RowOrder(labels, language).by(asked.sort()));
		return new Answer.Rows(query.getResultVars().stream().filter(name -> !isClaim(name)).toList(), rows);
	}

	private Graph triples(Snapshot snapshot, Query query) {
		Graph graph = run(snapshot, query,
				execution -> query.isConstructType() ? execution.construct() : execution.describe());
		if (graph.size() > this.maxRows) {
			throw new TooLargeException(this.maxRows);
		}
		return graph;
	}

	private static List<Answer.Row> rows(List<Binding> bindings) {
		Map<Map<String, Node>, Set<Node>> merged = new LinkedHashMap<>();
		for (Binding binding : bindings) {
			Map<String, Node> values = new LinkedHashMap<>();
			Set<Node> claims = new LinkedHashSet<>();
			binding.forEach((variable, node) -> {
				if (isClaim(variable.getVarName())) {
					claims.add(node);
				}
				else {
					values.put(variable.getVarName(), node);
				}
			});
			merged.computeIfAbsent(values, key -> new LinkedHashSet<>()).addAll(claims);
		}
		return merged.entrySet()
			.stream()
			.map(row -> new Answer.Row(row.getKey(), List.copyOf(row.getValue())))
			.toList();
	}

	/**
	 * By convention a variable named claim, or that ends so, holds what a row rests on.
	 */
	private static boolean isClaim(String variable) {
		return variable.equals("claim") || variable.endsWith("Claim");
	}

	private static Set<Node> claims(Answer.Result result) {
		Set<Node> claims = new LinkedHashSet<>();
		if (result instanceof Answer.Rows rows) {
			rows.rows().forEach(row -> claims.addAll(row.claims()));
		}
		return claims;
	}

	private Map<Node, Evidence> evidence(Snapshot snapshot, Set<Node> claims) {
		Map<Node, Evidence> evidence = new LinkedHashMap<>();
		Query query = this.catalogue.internal("evidence").query();
		if (!claims.isEmpty()) {
			bindings(snapshot, Arguments.bind(query, Map.of("claim", List.copyOf(claims))), Integer.MAX_VALUE)
				.forEach(row -> addEvidence(evidence, row));
		}
		return evidence;
	}

	private static void addEvidence(Map<Node, Evidence> evidence, Binding row) {
		Evidence claim = evidence.computeIfAbsent(row.get("claim"),
				key -> new Evidence(key, new ArrayList<>(), new LinkedHashMap<>()));
		var span = new Evidence.Span(row.get("document"), integer(row.get("start")), integer(row.get("end")));
		if (!claim.spans().contains(span)) {
			claim.spans().add(span);
		}
		Set<String> structure = Set.of("claim", "document", "start", "end");
		row.forEach((Var variable, Node node) -> {
			if (!structure.contains(variable.getVarName())) {
				claim.details().putIfAbsent(variable.getVarName(), node);
			}
		});
	}

	private Map<Node, Integer> coverageCounts(Snapshot snapshot, Question question, Map<String, List<Node>> arguments) {
		Map<Node, Integer> counts = new LinkedHashMap<>();
		if (question.coverage() != null) {
			Query query = Arguments.bind(this.catalogue.internal(question.coverage()).query(), arguments);
			Set<Node> units = new LinkedHashSet<>();
			for (Binding row : bindings(snapshot, query, this.maxRows)) {
				if (units.add(row.get("unit"))) {
					counts.merge(row.get("state"), 1, Integer::sum);
				}
			}
		}
		return counts;
	}

	private List<Binding> bindings(Snapshot snapshot, Query query, int limit) {
		return run(snapshot, query, execution -> {
			List<Binding> bindings = new ArrayList<>();
			RowSet rows = execution.select();
			while (rows.hasNext()) {
				if (bindings.size() == limit) {
					throw new TooLargeException(limit);
				}
				bindings.add(rows.next());
			}
			return bindings;
		});
	}

	private <T> T run(Snapshot snapshot, Query query, Function<QueryExec, T> use) {
		try (QueryExec execution = QueryExec.dataset(snapshot.data())
			.query(query)
			.timeout(this.timeout.toMillis(), TimeUnit.MILLISECONDS)
			.build()) {
			return use.apply(execution);
		}
	}

	private static int integer(Node literal) {
		return ((Number) literal.getLiteralValue()).intValue();
	}

	/** Values that hold for one version of the dataset, made when first wanted. */
	private static final class VersionCache<V> {

		private String version = "";

		private final Map<String, V> values = new LinkedHashMap<>();

		synchronized V get(String wanted, String key, Supplier<V> make) {
			if (!wanted.equals(this.version)) {
				this.values.clear();
				this.version = wanted;
			}
			V value = this.values.get(key);
			if (value == null) {
				value = make.get();
				this.values.put(key, value);
			}
			return value;
		}

	}

}
