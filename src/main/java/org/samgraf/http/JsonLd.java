package org.samgraf.http;

import java.util.HashMap;
import java.util.Map;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** What can be said in JSON-LD in good time. */
public final class JsonLd {

	/** Values of one property of one thing. */
	public static final int MAX_VALUES = 2000;

	private JsonLd() {
	}

	/**
	 * Whether a graph can be written: the library that does it takes a time that grows
	 * with the square of the values that a property of a thing has, and cannot be
	 * stopped.
	 */
	public static boolean canWrite(Graph graph) {
		Map<Property, Integer> values = new HashMap<>();
		return !graph.stream()
			.anyMatch(triple -> values.merge(new Property(triple.getSubject(), triple.getPredicate()), 1,
					Integer::sum) > MAX_VALUES);
	}

	private record Property(Node thing, Node name) {
	}

}
