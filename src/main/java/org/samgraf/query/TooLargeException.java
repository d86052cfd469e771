package org.samgraf.query;

/** An answer would be larger than the server gives in one piece. */
public final class TooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int limit;

	TooLargeException(int limit) {
		super("more than " + limit + " rows");
		this.limit = limit;
	}

	/** The most rows that are given. */
	public int limit() {
		return this.limit;
	}

}
