package org.samgraf.guard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.RegexEngine;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as Jena has it, that can be stopped while it runs.
 *
 * @param pattern in Java's terms
 */
record RegularExpression(Pattern pattern) {

	private static final String TOO_MUCH = "A regular expression of the query is too much for a text it meets.";

	/** Characters of the text, times those of the expression. */
	private static final long MAX_WORK = 200_000_000;

	/**
	 * Reads an expression.
	 * @throws ExprEvalException where it is none
	 * @throws LimitExceededException where it could not be stopped
	 */
	static RegularExpression of(String function, String pattern, @Nullable String flags) {
		if (!(flags != null && flags.contains("q"))) {
			EmptyMatches.requireFew(pattern, flags != null && flags.contains("x"));
		}
		try {
			return new RegularExpression(RegexEngine.makePattern(function, pattern, flags));
		}
		catch (StackOverflowError ex) {
			throw new LimitExceededException(TOO_MUCH);
		}
	}

	/** Whether the expression is found anywhere in the text. */
	boolean isIn(String text, Allowance allowance) {
		try {
			return matcher(text, allowance).find();
		}
		catch (StackOverflowError ex) {
			throw new LimitExceededException(TOO_MUCH);
		}
	}

	/**
	 * Replaces as Jena does: of the matches after the first, empty ones are passed over.
	 * @return the text itself where nothing is replaced
	 * @throws ExprEvalException where the replacement names a group that is not there
	 */
	String replace(String text, String replacement, Allowance allowance) {
		Matcher matcher = matcher(text, allowance);
		long references = replacement.chars().filter(character -> character == '$').count();
		StringBuilder result = new StringBuilder();
		int done = 0;
		try {
			for (boolean first = true; matcher.find(); first = false) {
				int matched = matcher.end() - matcher.start();
				if (first || matched > 0) {
					Allowance.requireText((long) result.length() + matcher.start() - done + replacement.length()
							+ references * matched);
					matcher.appendReplacement(result, replacement);
					done = matcher.end();
				}
			}
			allowance.makeText((long) result.length() + text.length() - done);
			return matcher.appendTail(result).toString();
		}
		catch (IndexOutOfBoundsException | IllegalArgumentException ex) {
			throw new ExprEvalException("REPLACE: " + ex.getMessage(), ex);
		}
		catch (StackOverflowError ex) {
			throw new LimitExceededException(TOO_MUCH);
		}
	}

	private Matcher matcher(String text, Allowance allowance) {
		if ((long) text.length() * this.pattern.pattern().length() > MAX_WORK) {
			throw new LimitExceededException(TOO_MUCH);
		}
		allowance.goOn();
		return this.pattern.matcher(new InterruptibleText(text, allowance));
	}

}
