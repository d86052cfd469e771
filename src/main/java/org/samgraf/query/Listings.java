package org.samgraf.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import org.samgraf.store.Snapshot;
import org.samgraf.store.Store;

/**
 * Runs the queries that a page about the whole is made of: all those in a folder below
 * {@code internal} that need no argument. Safe to share between threads.
 */
public final class Listings {

	private final Store store;

	private final QuestionCatalogue catalogue;

	private final QueryRunner runner;

	private final Lookups lookups;

	/**
	 * Prepares to list.
	 * @param timeout after how long a query is stopped
	 */
	public Listings(Store store, QuestionCatalogue catalogue, Lookups lookups, Duration timeout) {
		this.store = store;
		this.catalogue = catalogue;
		this.runner = new QueryRunner(timeout, Integer.MAX_VALUE);
		this.lookups = lookups;
	}

	/** The present version of the dataset. */
	public String version() {
		return this.store.read(Snapshot::version);
	}

	/** Runs the queries of a folder. */
	public Listing read(String folder) {
		List<Question> queries = this.catalogue.internals(folder + "/")
			.stream()
			.filter(query -> query.parameters().stream().noneMatch(Parameter::required))
			.toList();
		return this.store.read(snapshot -> {
			Map<String, List<Line>> lines = new HashMap<>();
			Map<String, Graph> graphs = new HashMap<>();
			for (Question question : queries) {
				String name = question.name().substring(question.name().lastIndexOf('/') + 1);
				Query query = question.query();
				if (query.isConstructType()) {
					graphs.put(name, this.runner.triples(snapshot, query));
				}
				else {
					lines.put(name,
							this.runner.select(snapshot, query)
								.stream()
								.map(row -> new Line(Line.values(row)))
								.toList());
				}
			}
			return new Listing(lines, graphs, this.lookups.labels(snapshot), snapshot.version());
		});
	}

	/**
	 * The text of an internal query with arguments filled in, for a person to go on with.
	 */
	public String text(String name, Map<String, Node> arguments) {
		Map<String, List<Node>> terms = new HashMap<>();
		arguments.forEach((parameter, term) -> terms.put(parameter, List.of(term)));
		return Arguments.bind(this.catalogue.internal(name).query(), terms).serialize();
	}

	/** The prefixes that the product writes and offers. */
	public PrefixMapping prefixes() {
		PrefixMapping prefixes = PrefixMapping.Factory.create();
		Query query = this.catalogue.internal("prefixes").query();
		this.store.read(snapshot -> this.runner.select(snapshot, query))
			.forEach(row -> prefixes.setNsPrefix(row.get("prefix").getLiteralLexicalForm(),
					row.get("namespace").getLiteralLexicalForm()));
		return prefixes;
	}

}
