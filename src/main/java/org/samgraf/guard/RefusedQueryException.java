package org.samgraf.guard;

/** A query may not run: it is no standard SPARQL, or asks for what is not given. */
public sealed class RefusedQueryException extends RuntimeException permits UnavailableException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	private final int line;

	private final int column;

	RefusedQueryException(String reason) {
		this(reason, 0, 0);
	}

	/**
	 * Refuses for a place in the text.
	 * @param reason in words
	 * @param line from 1, or 0 where the place is unknown
	 * @param column from 1, or 0 where the place is unknown
	 */
	RefusedQueryException(String reason, int line, int column) {
		super((line > 0) ? "Line %d, column %d: %s".formatted(line, column, reason) : reason);
		this.reason = reason;
		this.line = line;
		this.column = column;
	}

	/** Why, in one sentence that ends in a full stop, without the place. */
	public String reason() {
		return this.reason;
	}

	/** The line of the place, from 1; 0 where the place is unknown. */
	public int line() {
		return this.line;
	}

	/** The column of the place, from 1; 0 where the place is unknown. */
	public int column() {
		return this.column;
	}

}
