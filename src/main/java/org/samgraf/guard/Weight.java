package org.samgraf.guard;

import java.util.Iterator;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** What parts of a result take in memory: an estimate in bytes. */
public final class Weight {

	private static final long ROW = 100;

	/** Of a value in a row, or a term in a triple, besides its text. */
	private static final long VALUE = 100;

	private Weight() {
	}

	/** Of a row. */
	public static long of(Binding row) {
		long bytes = ROW;
		for (Iterator<Var> columns = row.vars(); columns.hasNext();) {
			Node value = row.get(columns.next());
			bytes += (value != null) ? of(value) : 0;
		}
		return bytes;
	}

	/** Of a triple. */
	public static long of(Triple triple) {
		return of(triple.getSubject()) + of(triple.getPredicate()) + of(triple.getObject());
	}

	/** Of a term. */
	public static long of(Node node) {
		if (node.isLiteral()) {
			return VALUE + node.getLiteralLexicalForm().length();
		}
		if (node.isTripleTerm()) {
			return VALUE + of(node.getTriple());
		}
		return VALUE + (node.isURI() ? node.getURI().length() : 0);
	}

}
