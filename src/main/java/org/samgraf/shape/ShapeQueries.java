package org.samgraf.shape;

import java.util.List;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.vocabulary.SHACL;

/** The queries that are in a shapes graph (SHACL, section 5). */
public final class ShapeQueries {

	private ShapeQueries() {
	}

	/** Their texts with their prefixes. */
	public static List<String> of(Graph shapes) {
		return List.of(SHACL.select, SHACL.ask, SHACL.construct)
			.stream()
			.flatMap(kind -> shapes.find(Node.ANY, kind, Node.ANY).toList().stream())
			.map(query -> text(shapes, query))
			.toList();
	}

	private static String text(Graph shapes, Triple query) {
		Node text = query.getObject();
		if (!text.isLiteral()) {
			throw new RefusedShapesException("A query is a text, and <%s> is none.".formatted(text));
		}
		return ShLib.prefixes(shapes, query.getSubject()) + "\n" + text.getLiteralLexicalForm();
	}

}
