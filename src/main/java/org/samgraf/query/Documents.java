package org.samgraf.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.samgraf.store.Snapshot;
import org.samgraf.store.Store;

/**
 * Gives the document about a thing, and what a page shows of it. What is in a document is
 * told by the queries below {@code internal/document}; what a page shows is told by those
 * below {@code internal/view}, which see nothing but the document: so a page cannot show
 * what its RDF does not say. Safe to share between threads.
 */
public final class Documents {

	/** How many of the things that link to a thing are in one part. */
	public static final int PART = 100;

	/** Names of things, and then of their kinds and the properties of those. */
	private static final int ROUNDS = 2;

	private final Store store;

	private final QuestionCatalogue catalogue;

	private final QueryRunner runner;

	private final Lookups lookups;

	/**
	 * Prepares to give documents.
	 * @param timeout after how long a query is stopped
	 */
	public Documents(Store store, QuestionCatalogue catalogue, Lookups lookups, Duration timeout) {
		this.store = store;
		this.catalogue = catalogue;
		this.runner = new QueryRunner(timeout, Integer.MAX_VALUE);
		this.lookups = lookups;
	}

	/**
	 * The document about a thing.
	 * @param part which of what links to the thing, from 1
	 * @return empty where the graph says nothing of the thing, or has no such part
	 */
	public Optional<Document> find(Node thing, int part) {
		return this.store.read(snapshot -> {
			List<Binding> own = select(snapshot, "document/thing", Map.of("thing", List.of(thing)));
			if (own.isEmpty()) {
				return Optional.empty();
			}
			List<Node> linking = select(snapshot, "document/linking", Map.of("thing", List.of(thing))).stream()
				.map(row -> row.get("subject"))
				.toList();
			int parts = Math.max(1, Math.ceilDiv(linking.size(), PART));
			if (part > parts) {
				return Optional.empty();
			}
			List<Node> shown = linking.subList((part - 1) * PART, Math.min(part * PART, linking.size()));
			DatasetGraph graphs = DatasetGraphFactory.create();
			add(graphs, own);
			if (!shown.isEmpty()) {
				add(graphs, select(snapshot, "document/linked", Map.of("thing", List.of(thing), "linking", shown)));
			}
			List<Node> described = Stream.concat(Stream.of(thing), shown.stream()).toList();
			add(graphs, select(snapshot, "document/origin", Map.of("subject", described)));
			addNames(graphs, snapshot);
			return Optional.of(new Document(thing, graphs, merge(graphs), part, parts, linking.size(),
					this.lookups.labels(snapshot), snapshot.version()));
		});
	}

	/**
	 * All that one named graph says, as the document about a thing that it describes.
	 * @param graph the name of the graph
	 */
	public Document whole(Node thing, Node graph) {
		return this.store.read(snapshot -> {
			DatasetGraph graphs = DatasetGraphFactory.create();
			snapshot.data().find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(graphs::add);
			return new Document(thing, graphs, merge(graphs), 1, 1, 0, this.lookups.labels(snapshot),
					snapshot.version());
		});
	}

	/** Every IRI in the document gets its name and kind, and these theirs. */
	private void addNames(DatasetGraph graphs, Snapshot snapshot) {
		Set<Node> named = new HashSet<>();
		for (int round = 0; round < ROUNDS; round++) {
			Set<Node> nodes = new LinkedHashSet<>();
			graphs.stream().flatMap(Documents::nodes).filter(Node::isURI).filter(named::add).forEach(nodes::add);
			if (!nodes.isEmpty()) {
				add(graphs, select(snapshot, "document/names", Map.of("subject", List.copyOf(nodes))));
			}
		}
	}

	private static Stream<Node> nodes(Quad quad) {
		return Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
	}

	private static void add(DatasetGraph graphs, Collection<Binding> rows) {
		rows.forEach(row -> graphs.add(row.get("graph"), row.get("subject"), row.get("property"), row.get("value")));
	}

	private static Graph merge(DatasetGraph graphs) {
		Graph triples = GraphFactory.createDefaultGraph();
		graphs.stream().map(Quad::asTriple).forEach(triples::add);
		return triples;
	}

	/**
	 * What a page shows of a document: the rows of a query that sees nothing else.
	 * @param view the name of the query
	 * @param language by whose names rows are ordered
	 */
	public List<Line> view(Document document, String view, String language) {
		DatasetGraph seen = new DatasetGraphMapLink(document.triples());
		document.graphs()
			.listGraphNodes()
			.forEachRemaining(name -> seen.addGraph(name, document.graphs().getGraph(name)));
		Question query = this.catalogue.internal("view/" + view);
		List<Answer.Row> rows = new ArrayList<>(this.runner
			.select(new Snapshot(seen, document.version()),
					Arguments.bind(query.query(), Map.of("thing", List.of(document.thing()))))
			.stream()
			.map(row -> new Answer.Row(Line.values(row), List.of()))
			.toList());
		rows.sort(new RowOrder(document.labels(), language).by(query.sort()));
		return rows.stream().map(row -> new Line(row.values())).toList();
	}

	/** Everything that has a name. */
	public Stream<Node> things() {
		return this.store.read(this.lookups::labels).things();
	}

	/**
	 * The rows of a query for the product's own use over the whole store, kept for as
	 * long as the dataset has the same version.
	 */
	public List<Line> lookup(String name) {
		return this.store.read(snapshot -> this.lookups.rows(snapshot, name)).stream().map(Line::new).toList();
	}

	private List<Binding> select(Snapshot snapshot, String name, Map<String, List<Node>> arguments) {
		return this.runner.select(snapshot, Arguments.bind(this.catalogue.internal(name).query(), arguments));
	}

}
