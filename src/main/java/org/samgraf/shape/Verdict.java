package org.samgraf.shape;

import java.util.List;

import org.apache.jena.graph.Graph;

/**
 * What the shapes say of a graph, with the validation report in RDF (SHACL, section 3.6).
 */
public sealed interface Verdict {

	Graph report();

	/** The graph may be loaded. Its report can still hold warnings. */
	record Conforms(Graph report) implements Verdict {
	}

	/** The graph must not be loaded. There is at least one violation. */
	record Violates(Graph report, List<Violation> violations) implements Verdict {
	}

}
