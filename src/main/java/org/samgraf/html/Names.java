package org.samgraf.html;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.jena.datatypes.xsd.XSDDuration;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.DateText;
import org.samgraf.http.Texts;
import org.samgraf.query.Labels;

/**
 * What things and values are called on a page. A text of the graph can be of any length
 * and hold any character: here it is cut, and characters that would turn the direction of
 * what stands around it (Unicode Standard Annex #9) or cannot be seen are shown by their
 * code.
 *
 * @param labels the names of things
 * @param language of the page
 */
public record Names(Labels labels, String language) {

	/** How many code points of a text a page shows. */
	private static final int LONGEST = 300;

	private static final int MAX_FRACTION_DIGITS = 20;

	/** Control and format characters, but for those that words need. */
	private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t\\u00AD\\u200C\\u200D]]");

	/** A date in words, never more precise than it is; null is undated. */
	public String date(@Nullable Node node) {
		return new DateText(this.language).of(node);
	}

	/** The name of a thing, or a value as people of the language write it. */
	public String of(Node node) {
		if (!node.isLiteral() || !node.getLiteral().isWellFormed()) {
			String name = this.labels.of(node, this.language);
			return plain(name.isBlank() ? node.toString() : name);
		}
		if (DateText.isDate(node)) {
			return date(node);
		}
		return switch (node.getLiteralValue()) {
			case Number number -> number(number);
			case Boolean truth -> new Texts(this.language).get("answer.truth." + truth);
			case XSDDuration duration -> duration(duration);
			default -> plain(node.getLiteralLexicalForm());
		};
	}

	private String number(Number number) {
		NumberFormat format = NumberFormat.getInstance(Locale.of(this.language));
		format.setMaximumFractionDigits(MAX_FRACTION_DIGITS);
		return format.format(number);
	}

	/** A duration of whole years, months or days in words; any other as it is written. */
	private String duration(XSDDuration duration) {
		return switch (duration.toString().replaceAll("\\d+", "n")) {
			case "PnY" -> count("date.years.", duration.getYears());
			case "PnM" -> count("date.months.", duration.getMonths());
			case "PnD" -> count("date.days.", duration.getDays());
			default -> duration.toString();
		};
	}

	private String count(String key, int number) {
		return new Texts(this.language).get(key + ((number == 1) ? "one" : "many"), number);
	}

	/** The key of a thing within its kind, or of a part within its thing. */
	public String key(Node thing) {
		return Labels.key(thing);
	}

	/** A text made safe to show in a line. */
	public static String plain(String text) {
		String cut = (text.codePointCount(0, text.length()) > LONGEST)
				? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…" : text;
		return UNSEEN.matcher(cut).replaceAll(match -> "⟨U+%04X⟩".formatted(match.group().codePointAt(0)));
	}
}
