package org.samgraf.endpoint;

import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.web.HttpSC;
import org.samgraf.guard.Run;
import org.samgraf.guard.Weight;

/** Counts what a result comes to, holds its memory, and refuses one that is too large. */
final class ResultSize {

	/**
	 * Characters of all that a result names, which may name the same text in each row.
	 */
	private static final long MAX_CHARACTERS = 50_000_000;

	private final int maxRows;

	private int rows;

	private long characters;

	ResultSize(int maxRows) {
		this.maxRows = maxRows;
	}

	void add(Binding row) {
		row.forEach((variable, node) -> add(node));
		refuseMore();
		Run.hold(Weight.of(row));
	}

	void add(Triple triple) {
		add(triple.getSubject());
		add(triple.getPredicate());
		add(triple.getObject());
		refuseMore();
		Run.hold(Weight.of(triple));
	}

	private void add(Node node) {
		if (node.isLiteral()) {
			this.characters += node.getLiteralLexicalForm().length();
		}
		else if (node.isURI()) {
			this.characters += node.getURI().length();
		}
		else if (node.isTripleTerm()) {
			add(node.getTriple().getSubject());
			add(node.getTriple().getObject());
		}
	}

	private void refuseMore() {
		this.rows++;
		if (this.rows > this.maxRows) {
			ServletOps.error(HttpSC.PAYLOAD_TOO_LARGE_413,
					"The result has more than %d rows. Ask for fewer with LIMIT, and for the rest with OFFSET."
						.formatted(this.maxRows));
		}
		if (this.characters > MAX_CHARACTERS) {
			ServletOps.error(HttpSC.PAYLOAD_TOO_LARGE_413,
					"The result has more than %,d characters. Ask for fewer rows with LIMIT."
						.formatted(MAX_CHARACTERS));
		}
	}

}
