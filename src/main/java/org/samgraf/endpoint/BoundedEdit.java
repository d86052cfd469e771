package org.samgraf.endpoint;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.samgraf.http.RefusalException;
import org.springframework.http.HttpStatus;

/** A dataset that takes only so many changes, since they are held in memory. */
final class BoundedEdit extends DatasetGraphWrapper {

	private static final int MAX = 1_000_000;

	private int count;

	BoundedEdit(DatasetGraph data) {
		super(data);
	}

	private void count() {
		this.count++;
		if (this.count > MAX) {
			throw new RefusalException(HttpStatus.CONTENT_TOO_LARGE, "problem.large-edit.title", "problem.large-edit",
					null, MAX);
		}
	}

	@Override
	public void add(Quad quad) {
		count();
		super.add(quad);
	}

	@Override
	public void add(Node graph, Node subject, Node predicate, Node object) {
		count();
		super.add(graph, subject, predicate, object);
	}

	@Override
	public void delete(Quad quad) {
		count();
		super.delete(quad);
	}

	@Override
	public void delete(Node graph, Node subject, Node predicate, Node object) {
		count();
		super.delete(graph, subject, predicate, object);
	}

	/** So that what is added to a graph comes by here, too. */
	@Override
	public Graph getGraph(Node name) {
		return GraphView.createNamedGraph(this, name);
	}

	@Override
	public Graph getDefaultGraph() {
		return GraphView.createDefaultGraph(this);
	}

}
