package org.samgraf.question;

import java.util.Map;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.html.Links;
import org.samgraf.html.Names;
import org.samgraf.query.Labels;

/** Makes cells of terms, in one language. */
final class Cells {

	/** By convention, the column that tells when a row was said. */
	private static final String DATE = "date";

	private final Names names;

	private final Links links;

	private final Map<Node, Mark> marks;

	Cells(Labels labels, Links links, Map<Node, Mark> marks, String language) {
		this.names = new Names(labels, language);
		this.links = links;
		this.marks = marks;
	}

	/** The cell of a column. */
	Cell of(String column, @Nullable Node node) {
		return (node == null && column.equals(DATE)) ? Cell.UNDATED : of(node);
	}

	/** The cell of a term. */
	Cell of(@Nullable Node node) {
		if (node == null) {
			return Cell.MISSING;
		}
		if (!node.isLiteral()) {
			return new Cell(Cell.Kind.TEXT, this.names.of(node), this.links.to(node), null, this.marks.get(node));
		}
		String text = this.names.of(node);
		if (!node.getLiteral().isWellFormed()) {
			return new Cell(Cell.Kind.TEXT, text, null, null, null);
		}
		return switch (node.getLiteralValue()) {
			case Number _ -> new Cell(Cell.Kind.NUMBER, text, null, null, null);
			case Boolean truth -> new Cell(Cell.Kind.TRUTH, truth.toString(), null, null, null);
			default -> {
				String written = node.getLiteralLanguage();
				yield new Cell(Cell.Kind.TEXT, text, null, written.isEmpty() ? null : written, null);
			}
		};
	}

	/** A date in words; for none, the word for undated. */
	String date(@Nullable Node date) {
		return this.names.date((date != null && date.isLiteral()) ? date : null);
	}

	/** What a term is called. */
	String name(Node node) {
		return of(node).text();
	}

}
