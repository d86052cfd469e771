package org.samgraf.store;

import java.util.Set;
import java.util.TreeSet;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;

/**
 * What an edit comes to, against the version that it began with.
 *
 * @param added the quads that were not there before
 * @param removed the quads that were there before
 */
public record Change(Set<Quad> added, Set<Quad> removed) {

	public Change {
		added = Set.copyOf(added);
		removed = Set.copyOf(removed);
	}

	public boolean isEmpty() {
		return this.added.isEmpty() && this.removed.isEmpty();
	}

	/** The names of the graphs that it touches, in order. */
	public Set<Node> graphs() {
		Set<Node> graphs = new TreeSet<>(NodeCmp::compareRDFTerms);
		this.added.forEach(quad -> graphs.add(quad.getGraph()));
		this.removed.forEach(quad -> graphs.add(quad.getGraph()));
		return graphs;
	}

}
