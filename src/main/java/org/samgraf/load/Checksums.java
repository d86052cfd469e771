package org.samgraf.load;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.samgraf.store.Change;

/**
 * Where the store keeps the checksums of its graphs: beside what is derived.
 *
 * @param graph the graph of what is derived
 * @param property links a graph to its checksum
 */
record Checksums(Node graph, Node property) {

	static Checksums below(String base) {
		return new Checksums(NodeFactory.createURI(base + "graph/derived"),
				NodeFactory.createURI(base + "ontology#contentSha256"));
	}

	/** By the names of the graphs. */
	Map<String, Checksum> read(DatasetGraph data) {
		Map<String, Checksum> sums = new TreeMap<>();
		Iterator<Quad> quads = data.find(this.graph, Node.ANY, this.property, Node.ANY);
		quads.forEachRemaining(
				quad -> sums.put(quad.getSubject().getURI(), Checksum.parse(quad.getObject().getLiteralLexicalForm())));
		return sums;
	}

	/** Puts these in the place of all that were there. */
	void write(DatasetGraph data, Map<String, Checksum> sums) {
		data.deleteAny(this.graph, Node.ANY, this.property, Node.ANY);
		sums.forEach((name, sum) -> {
			if (sum.isLoaded() || sum.isEdited()) {
				data.add(this.graph, NodeFactory.createURI(name), this.property,
						NodeFactory.createLiteralString(sum.toString()));
			}
		});
	}

	/** The checksums after a change; graphs that are named by no IRI have none. */
	static Map<String, Checksum> after(Map<String, Checksum> before, Change change) {
		Map<String, BigInteger> edits = new TreeMap<>();
		before.forEach((name, sum) -> edits.put(name, sum.edits()));
		change.added()
			.stream()
			.filter(Checksums::isNamed)
			.forEach(quad -> edits.merge(quad.getGraph().getURI(), TripleSum.add(BigInteger.ZERO, quad.asTriple()),
					(sum, more) -> TripleSum.add(sum, quad.asTriple())));
		change.removed()
			.stream()
			.filter(Checksums::isNamed)
			.forEach(quad -> edits.merge(quad.getGraph().getURI(), TripleSum.subtract(BigInteger.ZERO, quad.asTriple()),
					(sum, more) -> TripleSum.subtract(sum, quad.asTriple())));
		Map<String, Checksum> after = new TreeMap<>();
		edits.forEach((name, sum) -> after.put(name, before.getOrDefault(name, Checksum.ofFiles("")).edited(sum)));
		return after;
	}

	private static boolean isNamed(Quad quad) {
		return quad.getGraph().isURI();
	}

}
