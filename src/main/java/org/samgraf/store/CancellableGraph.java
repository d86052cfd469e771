package org.samgraf.store;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A graph in which nothing more is looked for when the query is cancelled. */
final class CancellableGraph extends WrappedGraph {

	private final ExecutionContext query;

	CancellableGraph(Graph graph, ExecutionContext query) {
		super(graph);
		this.query = query;
	}

	@Override
	public ExtendedIterator<Triple> find(Triple pattern) {
		this.query.checkCancelSignal();
		return super.find(pattern);
	}

	@Override
	public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
		this.query.checkCancelSignal();
		return super.find(subject, predicate, object);
	}

}
