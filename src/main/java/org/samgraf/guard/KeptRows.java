package org.samgraf.guard;

import org.jspecify.annotations.Nullable;

/** Counts rows, or groups, that stay in memory until a part of a query is through. */
final class KeptRows {

	private static final int MAX_ROWS = 500_000;

	/** Of a row with a handful of values, as measured. */
	private static final long BYTES = 500;

	/** Rows that are accounted for at once. */
	private static final int MANY = 1000;

	private final @Nullable Run run;

	private int rows;

	/**
	 * No rows yet.
	 * @param run whose memory they take; null where they are soon gone, or nobody counts
	 */
	KeptRows(@Nullable Run run) {
		this.run = run;
	}

	/** To be called before one more is kept. */
	void keep() {
		this.rows++;
		if (this.rows > MAX_ROWS) {
			throw new LimitExceededException(
					"The query sorts, groups, joins or compares more than %,d rows.".formatted(MAX_ROWS));
		}
		if (this.run != null && this.rows % MANY == 0) {
			this.run.take(MANY * BYTES);
		}
	}

}
