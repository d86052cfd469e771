package org.samgraf.shape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.vocabulary.RDF;

/** The lists of a graph. Jena follows one that comes back to itself for ever. */
final class Lists {

	private Lists() {
	}

	/**
	 * Requires that all lists end.
	 * @throws ShaclParseException where one does not, or goes on in two ways
	 */
	static void requireEnds(Graph graph) {
		Map<Node, Node> rests = new HashMap<>();
		graph.find(Node.ANY, RDF.Nodes.rest, Node.ANY).forEach(triple -> {
			if (rests.put(triple.getSubject(), triple.getObject()) != null) {
				throw new ShaclParseException("A list goes on in two ways.");
			}
		});
		Set<Node> ending = new HashSet<>();
		for (Node start : rests.keySet()) {
			Set<Node> way = new LinkedHashSet<>();
			for (Node node = start; node != null && !ending.contains(node); node = rests.get(node)) {
				if (!way.add(node)) {
					throw new ShaclParseException("A list comes back to itself.");
				}
			}
			ending.addAll(way);
		}
	}

}
