package org.samgraf.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.binding.Binding;
import org.samgraf.store.Snapshot;
import org.samgraf.store.Store;

/** Asks questions of the store. Safe to share between threads. */
public final class Answers {

	private final Store store;

	private final QuestionCatalogue catalogue;

	private final QueryRunner runner;

	private final Lookups lookups;

	/**
	 * Prepares to answer.
	 * @param timeout after how long a query is stopped
	 * @param maxRows how many rows an answer may have
	 */
	public Answers(Store store, QuestionCatalogue catalogue, Duration timeout, int maxRows) {
		this.store = store;
		this.catalogue = catalogue;
		this.runner = new QueryRunner(timeout, maxRows);
		this.lookups = new Lookups(catalogue, new QueryRunner(timeout, Integer.MAX_VALUE));
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
			Map<String, List<Node>> arguments = resolve(snapshot, question, written);
			Map<Node, Integer> coverage = (question.coverage() != null)
					? this.lookups.coverage(snapshot, question.coverage(), arguments) : Map.of();
			return answer(snapshot, question, question, arguments, coverage, language);
		});
	}

	/**
	 * Asks for every unit what is known of it on the matter of a question.
	 * @param question one that has a coverage query
	 * @see #ask
	 */
	public Answer coverage(Question question, Map<String, List<String>> written, String language) {
		Question coverage = this.catalogue.internal(Objects.requireNonNull(question.coverage()));
		return this.store.read(snapshot -> answer(snapshot, question, coverage, resolve(snapshot, question, written),
				Map.of(), language));
	}

	/** The choices of each parameter that has any. */
	public Map<String, Choices> choices(Question question) {
		return this.store.read(snapshot -> {
			Map<String, Choices> choices = new LinkedHashMap<>();
			for (Parameter parameter : question.parameters()) {
				if (parameter.choices() != null) {
					choices.put(parameter.name(), this.lookups.choices(snapshot, parameter.choices()));
				}
			}
			return choices;
		});
	}

	/** The names of all things. */
	public Labels labels() {
		return this.store.read(this.lookups::labels);
	}

	private Map<String, List<Node>> resolve(Snapshot snapshot, Question question, Map<String, List<String>> written) {
		return Arguments.resolve(question, written, name -> this.lookups.choices(snapshot, name),
				this.lookups.labels(snapshot));
	}

	private Answer answer(Snapshot snapshot, Question question, Question run, Map<String, List<Node>> arguments,
			Map<Node, Integer> coverage, String language) {
		Labels labels = this.lookups.labels(snapshot);
		Query query = Arguments.bind(run.query(), arguments);
		if (query.isAskType()) {
			return new Answer(question, arguments, new Answer.Truth(this.runner.ask(snapshot, query)), Map.of(),
					coverage, labels, snapshot.version());
		}
		if (query.isConstructType() || query.isDescribeType()) {
			var triples = new Answer.Triples(this.runner.triples(snapshot, query));
			Set<Node> subjects = triples.graph()
				.stream()
				.map(triple -> triple.getSubject())
				.collect(LinkedHashSet::new, Set::add, Set::addAll);
			return new Answer(question, arguments, triples, this.lookups.evidence(snapshot, subjects), coverage, labels,
					snapshot.version());
		}
		List<Answer.Row> rows = merge(this.runner.select(snapshot, query));
		rows.sort(new RowOrder(labels, language).by(run.sort()));
		Set<Node> claims = new LinkedHashSet<>();
		rows.forEach(row -> claims.addAll(row.claims()));
		List<String> columns = query.getResultVars().stream().filter(name -> !isClaim(name)).toList();
		return new Answer(question, arguments, new Answer.Rows(columns, rows), this.lookups.evidence(snapshot, claims),
				coverage, labels, snapshot.version());
	}

	/** Makes one row of those that differ in their claims alone. */
	private static List<Answer.Row> merge(List<Binding> bindings) {
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
		List<Answer.Row> rows = new ArrayList<>();
		merged.forEach((values, claims) -> rows.add(new Answer.Row(values, List.copyOf(claims))));
		return rows;
	}

	/**
	 * By convention a variable named claim, or that ends so, holds what a row rests on.
	 */
	private static boolean isClaim(String variable) {
		return variable.equals("claim") || variable.endsWith("Claim");
	}

}
