package org.samgraf.http;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.Quad;
import org.samgraf.guard.Run;

/** Passes triples on until there are too many, or one is not as it should be. */
final class BoundedRdf extends StreamRDFWrapper {

	/** Characters of an IRI. */
	private static final int MAX_IRI = 8000;

	/** Bytes of a triple besides its characters. */
	private static final int BYTES = 100;

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
		long bytes = BYTES;
		for (Node node : new Node[] { triple.getSubject(), triple.getPredicate(), triple.getObject() }) {
			if (node.isTripleTerm()) {
				require(node.getTriple(), depth + 1);
			}
			bytes += length(node);
		}
		// Whoever has gone, or takes too long, is not read on for either.
		Run.hold(bytes);
	}

	/** A short name may stand for an IRI that is very long. */
	private static int length(Node node) {
		if (node.isLiteral()) {
			return node.getLiteralLexicalForm().length();
		}
		if (node.isURI() && node.getURI().length() > MAX_IRI) {
			throw new MalformedTextException("There is an IRI of more than %,d characters.".formatted(MAX_IRI));
		}
		return node.isURI() ? node.getURI().length() : 0;
	}

}
