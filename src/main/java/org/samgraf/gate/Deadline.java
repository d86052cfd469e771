package org.samgraf.gate;

import java.time.Duration;

/**
 * When something must be over.
 *
 * @param time as {@link System#nanoTime} has it
 */
record Deadline(long time) {

	/** It may take as long as it takes. */
	static final Deadline NONE = in(Duration.ofDays(365));

	static Deadline in(Duration duration) {
		return new Deadline(System.nanoTime() + duration.toNanos());
	}

	boolean isOver() {
		return System.nanoTime() - this.time >= 0;
	}

}
