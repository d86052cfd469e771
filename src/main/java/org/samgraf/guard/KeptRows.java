package org.samgraf.guard;

import org.jspecify.annotations.Nullable;

/** Counts rows, or groups, that stay in memory until a part of a query is through. */
final class KeptRows {

	private static final int MAX_ROWS = 500_000;

	/** Of what Jena has around a row, as measured. */
	private static final long BYTES = 200;

	/** Bytes that are accounted for at once. */
	private static final long MANY = 100_000;

	private final @Nullable Run run;

	private int rows;

	/** Not yet accounted for. */
	private long bytes;

	/**
	 * No rows yet.
	 * @param run whose memory they take; null where they are soon gone, or nobody counts
	 */
	KeptRows(@Nullable Run run) {
		this.run = run;
	}

	/**
	 * To be called before one more is kept.
	 * @param weight of the row itself
	 */
	void keep(long weight) {
		this.rows++;
		if (this.rows > MAX_ROWS) {
			throw new LimitExceededException(
					"The query sorts, groups, joins or compares more than %,d rows.".formatted(MAX_ROWS));
		}
		this.bytes += BYTES + weight;
		if (this.run != null && this.bytes > MANY) {
			this.run.take(this.bytes);
			this.bytes = 0;
		}
	}

}
