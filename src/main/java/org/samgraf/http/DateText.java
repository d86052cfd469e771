package org.samgraf.http;

import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;

import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** Dates in words, never more precise than they are. */
public final class DateText {

	private static final Set<RDFDatatype> DATES = Set.of(XSDDatatype.XSDdate, XSDDatatype.XSDgMonthDay,
			XSDDatatype.XSDgYearMonth, XSDDatatype.XSDgYear);

	private final Texts texts;

	/** Prepares to write dates in a language that is served. */
	public DateText(String language) {
		this.texts = new Texts(language);
	}

	/** Whether a literal is a date of any precision. */
	public static boolean isDate(Node literal) {
		return DATES.contains(literal.getLiteralDatatype());
	}

	/** The date in words; without one, the word for undated. */
	public String of(@Nullable Node date) {
		if (date == null) {
			return this.texts.get("date.undated");
		}
		String lexical = date.getLiteralLexicalForm();
		RDFDatatype precision = date.getLiteralDatatype();
		try {
			if (XSDDatatype.XSDgMonthDay.equals(precision)) {
				return this.texts.get("date.no-year", format(MonthDay.parse(lexical), "d MMMM"));
			}
			if (XSDDatatype.XSDgYearMonth.equals(precision)) {
				return format(YearMonth.parse(lexical), "MMMM yyyy");
			}
		}
		catch (DateTimeParseException ex) {
			// With a time zone, which cannot be left out, or no date at all.
			return lexical;
		}
		return lexical;
	}

	private String format(java.time.temporal.TemporalAccessor date, String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.of(this.texts.language())).format(date);
	}

}
