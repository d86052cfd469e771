package org.samgraf.http;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.Quad;

/** Passes triples on until there are too many, or one is not as it should be. */
final class BoundedRdf extends StreamRDFWrapper {

	/** How deep triple terms may lie in each other. */
	private static final int MAX_DEPTH = 16;

	private final int max;

	private int count;

	BoundedRdf(StreamRDF to, int max) {
		super(to);
		this.max = max;
	}

	@Override
	public void triple(Triple triple) {
		require(triple, 0);
		super.triple(triple);
	}

	@Override
	public void quad(Quad quad) {
		require(quad.asTriple(), 0);
		super.quad(quad);
	}

	private void require(Triple triple, int depth) {
		this.count++;
		if (this.count > this.max) {
			throw new BodyLimit.TooLargeBodyException("The body has more than %,d triples.".formatted(this.max));
		}
		if (depth > MAX_DEPTH) {
			throw new MalformedTextException("Triple terms are nested too deeply.");
		}
		for (Node node : new Node[] { triple.getSubject(), triple.getPredicate(), triple.getObject() }) {
			if (node.isTripleTerm()) {
				require(node.getTriple(), depth + 1);
			}
		}
	}

}
