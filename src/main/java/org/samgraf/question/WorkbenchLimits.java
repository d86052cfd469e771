package org.samgraf.question;

import java.time.Duration;

/**
 * What a query that somebody typed may take.
 *
 * @param timeout after which it is stopped
 * @param maxSize bytes of its text
 * @param maxRows rows or triples of its result
 */
public record WorkbenchLimits(Duration timeout, long maxSize, int maxRows) {

	/** The time in seconds, at least one. */
	public long seconds() {
		return Math.max(1, this.timeout.toSeconds());
	}

	/** The size in kB, at least one. */
	public long kilobytes() {
		return Math.max(1, this.maxSize / 1024);
	}
}
