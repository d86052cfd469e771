package org.samgraf.guard;

/**
 * Counts digits in a row. Reading a number takes a time that grows with the square of its
 * digits, and cannot be stopped.
 */
public final class Digits {

	/** How many a number may have, before its point or behind it. */
	public static final int MAX = 1000;

	private int inARow;

	/**
	 * Counts one more character of a text.
	 * @param character also a byte of a text in UTF-8, or -1 at its end
	 * @return whether there are too many digits in a row with it
	 */
	public boolean tooManyWith(int character) {
		if (character >= '0' && character <= '9') {
			this.inARow++;
		}
		// A digit may also be written as an escape, \\u0039.
		else if (character != '\\' && character != 'u' && character != 'U') {
			this.inARow = 0;
		}
		return this.inARow > MAX;
	}

	/**
	 * Looks through the text of a query.
	 * @throws RefusedQueryException where too long a number ends, or goes on
	 */
	static void require(String text) {
		Digits digits = new Digits();
		int line = 1;
		int column = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			line += (character == '\n') ? 1 : 0;
			column = (character == '\n') ? 0 : column + 1;
			if (digits.tooManyWith(character)) {
				throw new RefusedQueryException("There are more than %,d digits in a row.".formatted(MAX), line,
						column);
			}
		}
	}

}
