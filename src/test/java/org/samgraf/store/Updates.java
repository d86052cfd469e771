package org.samgraf.store;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.sse.SSE;

/** Edits of a store by SPARQL Update, and what is in it. */
final class Updates {

	static final Node UNNAMED = NodeFactory.createURI("urn:unnamed");

	private Updates() {
	}

	static Change edit(Store store, Consumer<DatasetGraph> editing) {
		return store.edit(editing::accept);
	}

	static Change update(Store store, String update) {
		return edit(store, data -> update(data, update));
	}

	static void update(DatasetGraph data, String update) {
		UpdateExec.dataset(data).update("PREFIX : <urn:> " + update).execute();
	}

	/** Quads, each as graph, subject, predicate and object. */
	static Set<Quad> quads(String... quads) {
		return Stream.of(quads).map(quad -> SSE.parseQuad("(" + quad + ")")).collect(Collectors.toSet());
	}

	static Set<Quad> all(Store store) {
		return store.read(snapshot -> Iter.toSet(snapshot.data().find()));
	}

}
