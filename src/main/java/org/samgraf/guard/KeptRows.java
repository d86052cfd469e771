package org.samgraf.guard;

/** Counts rows, or groups, that stay in memory until a part of a query is through. */
final class KeptRows {

	private static final int MAX_ROWS = 500_000;

	private int rows;

	/** To be called before one more is kept. */
	void keep() {
		this.rows++;
		if (this.rows > MAX_ROWS) {
			throw new LimitExceededException(
					"The query sorts, groups, joins or compares more than %,d rows.".formatted(MAX_ROWS));
		}
	}

}
