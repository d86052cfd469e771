package org.samgraf.guard;

/**
 * Counts in how many ways a regular expression can match nothing at one and the same
 * place.
 * <p>
 * Java's engine is stopped where it looks at a character. Where it has more and more ways
 * to go on without looking at any, it cannot be stopped, so that such an expression is
 * refused. All others may be as slow as they like. Where the syntax is doubtful, more
 * ways are counted than there are.
 */
final class EmptyMatches {

	private static final int MAX_LENGTH = 10_000;

	private static final int MAX_WAYS = 100;

	private static final Part NOTHING = new Part(true, 1);

	private static final Part CHARACTER = new Part(false, 1);

	private final String pattern;

	private final boolean comments;

	private int at;

	private EmptyMatches(String pattern, boolean comments) {
		this.pattern = pattern;
		this.comments = comments;
	}

	/**
	 * Refuses an expression that can match nothing in too many ways.
	 * @param comments whether white space in it is passed over
	 * @throws LimitExceededException where there are too many
	 */
	static void requireFew(String pattern, boolean comments) {
		if (pattern.length() > MAX_LENGTH) {
			throw new LimitExceededException(
					"The query has a regular expression of more than %,d characters.".formatted(MAX_LENGTH));
		}
		if (comments && pattern.indexOf('#') >= 0) {
			throw new LimitExceededException("Comments in regular expressions are not available.");
		}
		try {
			EmptyMatches matches = new EmptyMatches(pattern, comments);
			double ways = 1;
			while (matches.more()) {
				ways *= matches.alternatives().ways();
				// A closing parenthesis too many, which Jena will refuse.
				matches.at++;
			}
			if (ways > MAX_WAYS) {
				throw new LimitExceededException(
						"A regular expression of the query can match nothing in too many ways.");
			}
		}
		catch (StackOverflowError ex) {
			throw new LimitExceededException("A regular expression of the query is nested too deeply.");
		}
	}

	private boolean more() {
		return this.at < this.pattern.length();
	}

	private boolean isNext(char character) {
		return more() && this.pattern.charAt(this.at) == character;
	}

	private char take() {
		return more() ? this.pattern.charAt(this.at++) : '\0';
	}

	private Part alternatives() {
		Part part = sequence();
		while (isNext('|')) {
			this.at++;
			Part other = sequence();
			part = new Part(part.empty() || other.empty(),
					(part.empty() && other.empty()) ? part.ways() + other.ways() : Math.max(part.ways(), other.ways()));
		}
		return part;
	}

	private Part sequence() {
		Part part = NOTHING;
		while (more() && !isNext('|') && !isNext(')')) {
			Part next = repeated(atom());
			part = new Part(part.empty() && next.empty(), part.ways() * next.ways());
		}
		return part;
	}

	private Part atom() {
		char character = take();
		return switch (character) {
			case '\\' -> escape();
			case '[' -> characterClass();
			case '(' -> group();
			case '^', '$' -> NOTHING;
			default -> (this.comments && Character.isWhitespace(character)) ? NOTHING : CHARACTER;
		};
	}

	private Part escape() {
		char character = take();
		switch (character) {
			case 'Q' -> {
				int end = this.pattern.indexOf("\\E", this.at);
				boolean empty = end == this.at || !more();
				this.at = (end < 0) ? this.pattern.length() : end + 2;
				return empty ? NOTHING : CHARACTER;
			}
			case 'k' -> skipTo('>');
			case 'c' -> take();
			default -> {
			}
		}
		return (Character.isDigit(character) || "kbBAzZGE".indexOf(character) >= 0) ? NOTHING : CHARACTER;
	}

	private Part characterClass() {
		int depth = 1;
		boolean first = true;
		while (more() && depth > 0) {
			char character = take();
			if (character == '\\') {
				escape();
			}
			else if (character == '[') {
				depth++;
			}
			else if (character == ']' && !first) {
				depth--;
			}
			first = character == '[' || (first && (character == '^' || Character.isWhitespace(character)));
		}
		return CHARACTER;
	}

	private Part group() {
		boolean looksOnly = false;
		if (isNext('?')) {
			this.at++;
			char kind = take();
			if (kind == '<' && !isNext('=') && !isNext('!')) {
				skipTo('>');
			}
			else if (kind == '<' || kind == '=' || kind == '!') {
				looksOnly = true;
			}
			else if (kind != ':' && kind != '>') {
				this.at--;
				if (flags()) {
					return NOTHING;
				}
			}
		}
		Part inside = alternatives();
		take();
		return looksOnly ? new Part(true, inside.ways()) : inside;
	}

	/** Whether these were flags alone, with no group after them. */
	private boolean flags() {
		for (char character = take(); character != '\0'; character = take()) {
			if (character == 'x') {
				throw new LimitExceededException("The flag x is not available within a regular expression.");
			}
			if (character == ')' || character == ':') {
				return character == ')';
			}
		}
		return true;
	}

	private Part repeated(Part once) {
		Part part = once;
		while (isNext('?') || isNext('*') || isNext('+') || isNext('{')) {
			char quantifier = take();
			double least = (quantifier == '+') ? 1 : 0;
			double rounds = (quantifier == '?') ? 0 : 1;
			if (quantifier == '{') {
				int from = this.at;
				skipTo('}');
				least = number(from);
				if (least < 0) {
					continue;
				}
				rounds = Math.max(1, least);
			}
			double ways = part.empty() ? Math.max(1, rounds) * Math.pow(part.ways(), rounds) * (part.ways() + 1)
					: part.ways();
			part = new Part(part.empty() || least == 0, ways);
		}
		return part;
	}

	/** The number that is there, or -1. */
	private double number(int from) {
		int end = from;
		while (end < this.at && Character.isDigit(this.pattern.charAt(end))) {
			end++;
		}
		return (end == from) ? -1 : Double.parseDouble(this.pattern.substring(from, end));
	}

	private void skipTo(char end) {
		int found = this.pattern.indexOf(end, this.at);
		this.at = (found < 0) ? this.pattern.length() : found + 1;
	}

	/**
	 * A part of the expression.
	 *
	 * @param empty whether it can match nothing
	 * @param ways in how many ways one can go through it without looking at a character,
	 * or the rest of it after one was looked at
	 */
	private record Part(boolean empty, double ways) {

	}

}
