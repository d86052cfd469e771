package org.samgraf.query;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.TreeMap;

import org.apache.jena.graph.Graph;
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

	/** What is kept of the dataset, to be shared with whoever needs the same. */
	public Lookups lookups() {
		return this.lookups;
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
			Supplier<Answer> ask = () -> {
				Map<Node, Integer> coverage = (question.coverage() != null)
						? this.lookups.coverage(snapshot, question.coverage(), arguments) : Map.of();
				return answer(snapshot, question, question, arguments, coverage, language);
			};
			// A query may ask how old something is.
			LocalDate today = LocalDate.now(ZoneId.systemDefault());
			return question.isAdHoc() ? ask.get() : this.lookups.answer(snapshot,
					List.of(question.name(), question.text(), arguments, language, today), ask);
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

	/**
	 * The query of a question with arguments, as text that runs as it is.
	 * @see Question#textWith
	 * @throws ArgumentException where the arguments do not fit the parameters
	 */
	public String text(Question question, Map<String, List<String>> written) {
		return question.textWith(this.store.read(snapshot -> resolve(snapshot, question, written)));
	}

	/**
	 * The rows of a query for the product's own use that takes no arguments, kept for as
	 * long as the dataset has the same version.
	 */
	public List<Map<String, Node>> lookup(String name) {
		return this.store.read(snapshot -> this.lookups.rows(snapshot, name));
	}

	/** What columns and parameters are called. */
	public ColumnNames columnNames() {
		return names("columns");
	}

	/** The names that a query for the product's own use gives. */
	public ColumnNames names(String query) {
		return this.store.read(snapshot -> this.lookups.names(snapshot, query));
	}

	/**
	 * A short name for the content of the dataset. It is the same wherever the same files
	 * are loaded, and outlives restarts.
	 */
	public String edition() {
		return Objects.requireNonNull(lookup("edition").getFirst().get("edition")).getLiteralLexicalForm();
	}

	/**
	 * What is known of every unit on the matter of an answer, by unit; empty where the
	 * question is not about units.
	 */
	public Map<Node, Node> states(Answer answer) {
		String coverage = answer.question().coverage();
		return (coverage == null) ? Map.of()
				: this.store.read(snapshot -> this.lookups.states(snapshot, coverage, answer.arguments()));
	}

	/** All that is said of some claims, with their evidence. */
	public Graph claims(Collection<Node> claims) {
		Query query = Arguments.bind(this.catalogue.internal("claims").query(), Map.of("claim", List.copyOf(claims)));
		Graph graph = this.store.read(snapshot -> this.runner.triples(snapshot, query));
		graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
		return graph;
	}

	/** The prefixes of the dataset, with the IRIs that they stand for. */
	public Map<String, String> prefixes() {
		return this.store.read(snapshot -> new TreeMap<>(snapshot.data().prefixes().getMapping()));
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
		List<Binding> bindings = this.runner.select(snapshot, query);
		if (question.isAdHoc()) {
			Set<Node> claims = new LinkedHashSet<>();
			bindings.forEach(binding -> claims.addAll(ClaimColumns.claims(binding)));
			Map<Node, Evidence> evidence = this.lookups.evidence(snapshot, claims);
			var rows = new Answer.Rows(query.getResultVars(), ClaimColumns.keep(bindings, evidence.keySet()));
			return new Answer(question, arguments, rows, evidence, coverage, labels, snapshot.version());
		}
		List<Answer.Row> rows = ClaimColumns.merge(bindings);
		rows.sort(new RowOrder(labels, language).by(run.sort()));
		Set<Node> claims = new LinkedHashSet<>();
		rows.forEach(row -> claims.addAll(row.claims()));
		List<String> columns = ClaimColumns.without(query.getResultVars());
		return new Answer(question, arguments, new Answer.Rows(columns, rows), this.lookups.evidence(snapshot, claims),
				coverage, labels, snapshot.version());
	}

}
