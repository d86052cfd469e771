package org.samgraf.question;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Map;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.html.Links;
import org.samgraf.html.Names;
import org.samgraf.http.DateText;
import org.samgraf.query.Labels;

/** Makes cells of terms, in one language. */
final class Cells {

	/** By convention, the column that tells when a row was said. */
	private static final String DATE = "date";

	private static final int DIGITS = 20;

	private final Labels labels;

	private final Links links;

	private final Map<Node, Mark> marks;

	private final String language;

	private final DateText dates;

	private final DecimalFormat numbers;

	Cells(Labels labels, Links links, Map<Node, Mark> marks, String language) {
		this.labels = labels;
		this.links = links;
		this.marks = marks;
		this.language = language;
		this.dates = new DateText(language);
		this.numbers = new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.of(language)));
		this.numbers.setMaximumFractionDigits(DIGITS);
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
			return new Cell(Cell.Kind.TEXT, Names.plain(this.labels.of(node, this.language)), this.links.to(node),
					null, this.marks.get(node));
		}
		String text = node.getLiteralLexicalForm();
		if (!node.getLiteral().isWellFormed()) {
			return new Cell(Cell.Kind.TEXT, Names.plain(text), null, null, null);
		}
		return switch (node.getLiteralValue()) {
			case BigDecimal number -> number(number);
			case Double number -> Double.isFinite(number) ? number(number) : plain(node);
			case Float number -> Float.isFinite(number) ? number(number) : plain(node);
			case Number number -> number(number);
			case Boolean truth -> new Cell(Cell.Kind.TRUTH, truth.toString(), null, null, null);
			default -> plain(node);
		};
	}

	private Cell number(Number number) {
		return new Cell(Cell.Kind.NUMBER, this.numbers.format(number), null, null, null);
	}

	private Cell plain(Node literal) {
		String written = literal.getLiteralLanguage();
		return new Cell(Cell.Kind.TEXT, Names.plain(text(literal)), null, written.isEmpty() ? null : written, null);
	}

	private String text(Node literal) {
		try {
			return DateText.isDate(literal) ? this.dates.of(literal) : literal.getLiteralLexicalForm();
		}
		catch (DateTimeException ex) {
			// With a time zone, for example, which nobody can leave out for us.
			return literal.getLiteralLexicalForm();
		}
	}

	/** A date in words; for none, the word for undated. */
	String date(@Nullable Node date) {
		return (date == null || !date.isLiteral()) ? this.dates.of(null) : text(date);
	}

	/** What a term is called. */
	String name(Node node) {
		return of(node).text();
	}

}
