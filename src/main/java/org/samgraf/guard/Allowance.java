package org.samgraf.guard;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a query may still use. Not for more than one thread, but for its
 * cancellation.
 */
final class Allowance {

	/** Characters of one text that is made. */
	static final int MAX_TEXT = 1_000_000;

	/** Characters of all long texts together. */
	private static final long MAX_TEXTS = 50_000_000;

	/** Up to here a text is short, and no more than the rows that hold it. */
	private static final int SHORT_TEXT = 256;

	/** Comparisons of characters in a search for one text in another. */
	private static final long MAX_SEARCH = 1_000_000_000;

	private static final int MAX_EXPRESSIONS = 100;

	private static final double DIGITS_PER_BIT = Math.log10(2);

	private final @Nullable AtomicBoolean cancelled;

	private final Map<String, RegularExpression> expressions = new HashMap<>();

	private final @Nullable Run run = Run.current();

	private final KeptRows kept = new KeptRows(this.run);

	private long texts;

	/**
	 * A whole allowance, within the run that this thread is in.
	 * @param cancelled tells that the query is to stop; null where it cannot be told
	 */
	Allowance(@Nullable AtomicBoolean cancelled) {
		this.cancelled = cancelled;
		if (this.run != null && cancelled != null) {
			this.run.add(cancelled);
		}
	}

	/** Refuses a text that would be too long by itself. */
	static void requireText(long length) {
		if (length > MAX_TEXT) {
			throw new LimitExceededException("The query makes a text of more than %,d characters.".formatted(MAX_TEXT));
		}
	}

	/**
	 * To be called before a text is made, or once it is where that cannot be too late.
	 */
	void makeText(long length) {
		lengthenText(length, length);
	}

	/**
	 * To be called before a text is made longer.
	 * @param length of all of it
	 * @param more of that is new
	 */
	void lengthenText(long length, long more) {
		requireText(length);
		if (length > SHORT_TEXT) {
			this.texts += more;
			if (this.texts > MAX_TEXTS) {
				throw new LimitExceededException(
						"The query makes long texts of more than %,d characters in all.".formatted(MAX_TEXTS));
			}
			if (this.run != null) {
				this.run.take(more * Character.BYTES);
			}
		}
	}

	/** The rows that all parts of the query keep. */
	KeptRows kept() {
		return this.kept;
	}

	/** To be called before it is calculated with two values, numbers or not. */
	void calculate(NodeValue left, NodeValue right) {
		Durations.require(left);
		Durations.require(right);
		if (digits(left) > Digits.MAX || digits(right) > Digits.MAX) {
			throw new LimitExceededException(
					"The query calculates with a number of more than %,d digits.".formatted(Digits.MAX));
		}
	}

	/** To be called before a text is read as a value of another type. */
	void read(NodeValue text) {
		Durations.require(text);
		if (lengthOf(text) > Digits.MAX) {
			throw new LimitExceededException(
					"The query reads a value from a text of more than %,d characters.".formatted(Digits.MAX));
		}
	}

	/** To be called before one text is looked for in another. */
	void search(NodeValue text, NodeValue part) {
		if (lengthOf(text) * lengthOf(part) > MAX_SEARCH) {
			throw new LimitExceededException("The query searches for too long a text in too long a text.");
		}
	}

	/** To be called now and then by what takes long. */
	void goOn() {
		if (this.cancelled != null && this.cancelled.get()) {
			throw new QueryCancelledException();
		}
	}

	/** The regular expression, which is read only once. */
	RegularExpression expression(String function, String pattern, @Nullable String flags) {
		String key = flags + "/" + pattern;
		RegularExpression known = this.expressions.get(key);
		if (known == null) {
			known = RegularExpression.of(function, pattern, flags);
			if (this.expressions.size() < MAX_EXPRESSIONS) {
				this.expressions.put(key, known);
			}
		}
		return known;
	}

	/** The characters of a literal; 0 for all else, which is no text. */
	static long lengthOf(NodeValue value) {
		return value.asNode().isLiteral() ? value.asNode().getLiteralLexicalForm().length() : 0;
	}

	private static double digits(NodeValue value) {
		if (value.isInteger()) {
			return value.getInteger().bitLength() * DIGITS_PER_BIT;
		}
		if (value.isDecimal()) {
			BigDecimal decimal = value.getDecimal();
			return decimal.unscaledValue().bitLength() * DIGITS_PER_BIT + Math.abs((double) decimal.scale());
		}
		return 0;
	}

}
