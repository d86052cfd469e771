package org.samgraf.store;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdInline;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as it would be after changes that are held in memory only. It lives within
 * one read transaction of the dataset below and is for one thread. (Jena's own
 * BufferingDatasetGraph writes through its named graphs, and so cannot be used.)
 */
public final class EditedDataset extends WithinTransaction {

	private final DatasetGraph base;

	/**
	 * Takes what is written to the default graph, which then reads as the union of all;
	 * null where the default graph is one of its own.
	 */
	private final @Nullable Node unnamed;

	/** Indexed, since a large edit is searched as often as a small one. */
	private final DatasetGraph added = DatasetGraphFactory.create();

	private final Set<Quad> removed = new HashSet<>();

	private final PrefixMap prefixes;

	private final Context context = new Context();

	EditedDataset(DatasetGraph base, @Nullable Node unnamed) {
		this.base = base;
		this.unnamed = unnamed;
		this.prefixes = PrefixMapFactory.create(base.prefixes());
		// Only this of the database's context: the rest belongs to its own executor.
		this.context.set(TextQuery.textIndex, base.getContext().get(TextQuery.textIndex));
	}

	/** What has changed so far. */
	public Change change() {
		return new Change(Iter.toSet(this.added.find()), this.removed);
	}

	/** Makes the same changes to a dataset that has the version this one began with. */
	void applyTo(DatasetGraph dataset) {
		this.removed.forEach(quad -> dataset.delete(IndexedTexts.named(quad)));
		this.added.find().forEachRemaining(quad -> dataset.add(IndexedTexts.named(quad)));
		Map<String, String> known = dataset.prefixes().getMapping();
		this.prefixes.forEach((prefix, iri) -> {
			if (!known.containsKey(prefix)) {
				dataset.prefixes().add(prefix, iri);
			}
		});
	}

	@Override
	protected void addToNamedGraph(Node graph, Node subject, Node predicate, Node object) {
		Quad quad = Quad.create(graph, subject, predicate, stored(object));
		if (!this.removed.remove(quad) && !this.base.contains(quad)) {
			this.added.add(quad);
		}
	}

	@Override
	protected void addToDftGraph(Node subject, Node predicate, Node object) {
		addToNamedGraph(written(Quad.defaultGraphIRI), subject, predicate, object);
	}

	@Override
	protected void deleteFromNamedGraph(Node graph, Node subject, Node predicate, Node object) {
		Quad quad = Quad.create(graph, subject, predicate, stored(object));
		if (this.added.contains(quad)) {
			this.added.delete(quad);
		}
		else if (this.base.contains(quad)) {
			this.removed.add(quad);
		}
	}

	@Override
	protected void deleteFromDftGraph(Node subject, Node predicate, Node object) {
		deleteFromNamedGraph(written(Quad.defaultGraphIRI), subject, predicate, object);
	}

	@Override
	public void deleteAny(@Nullable Node graph, Node subject, Node predicate, Node object) {
		List<Quad> quads = Iter.toList(find(written(graph), subject, predicate, object));
		quads.forEach(this::delete);
	}

	/** As TDB2 gives it back: it keeps the value of a number or a time, not the text. */
	private static @Nullable Node stored(@Nullable Node node) {
		NodeId value = (node != null && node.isLiteral()) ? NodeIdInline.inline(node) : null;
		return (value != null) ? Objects.requireNonNull(NodeIdInline.extract(value)) : node;
	}

	/** Where that lives which is written to a graph. */
	private Node written(@Nullable Node graph) {
		if (graph != null && !Quad.isDefaultGraph(graph) && !Quad.isUnionGraph(graph)) {
			return graph;
		}
		return (this.unnamed != null) ? this.unnamed : Quad.defaultGraphIRI;
	}

	@Override
	protected Iterator<Quad> findInSpecificNamedGraph(Node graph, Node subject, Node predicate, Node object) {
		// The added ones are copied: whoever reads may add while reading on.
		List<Quad> extra = Iter.toList(this.added.find(graph, subject, predicate, stored(object)));
		return Iter.iter(this.base.find(graph, subject, predicate, object))
			.filter(quad -> !this.removed.contains(quad))
			.append(extra.iterator());
	}

	@Override
	protected Iterator<Quad> findInAnyNamedGraphs(Node subject, Node predicate, Node object) {
		List<Quad> extra = Iter.toList(this.added.findNG(Node.ANY, subject, predicate, stored(object)));
		return Iter.iter(this.base.findNG(Node.ANY, subject, predicate, object))
			.filter(quad -> !this.removed.contains(quad))
			.append(extra.iterator());
	}

	@Override
	protected Iterator<Quad> findInDftGraph(Node subject, Node predicate, Node object) {
		if (this.unnamed == null) {
			return findInSpecificNamedGraph(Quad.defaultGraphIRI, subject, predicate, object);
		}
		return Iter.map(findInUnionGraph(subject, predicate, object),
				triple -> Quad.create(Quad.defaultGraphIRI, triple));
	}

	/** Of all graphs: where the default graph is the union, it adds nothing to them. */
	@Override
	protected Iterator<Quad> findAny(Node subject, Node predicate, Node object) {
		return (this.unnamed != null) ? findInAnyNamedGraphs(subject, predicate, object)
				: super.findAny(subject, predicate, object);
	}

	@Override
	public Iterator<Node> listGraphNodes() {
		Set<Node> names = Iter.toSet(this.base.listGraphNodes());
		Set<Node> touched = new HashSet<>();
		this.removed.forEach(quad -> touched.add(quad.getGraph()));
		names.removeIf(name -> touched.contains(name) && !containsGraph(name));
		this.added.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> names.add(quad.getGraph()));
		return names.iterator();
	}

	@Override
	public Graph getDefaultGraph() {
		return (this.unnamed != null) ? new Union(this) : GraphView.createDefaultGraph(this);
	}

	@Override
	public Graph getGraph(Node name) {
		return GraphView.createNamedGraph(this, name);
	}

	@Override
	public PrefixMap prefixes() {
		return this.prefixes;
	}

	@Override
	public Context getContext() {
		return this.context;
	}

	/** The default graph, in which the text index is asked about all graphs. */
	private static final class Union extends GraphView {

		Union(EditedDataset dataset) {
			super(dataset, Quad.defaultGraphNodeGenerated);
		}

		@Override
		public Node getGraphName() {
			return Quad.unionGraph;
		}

	}

}
