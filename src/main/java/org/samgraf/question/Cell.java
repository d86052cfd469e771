package org.samgraf.question;

import org.jspecify.annotations.Nullable;

/**
 * A value as a page shows it.
 *
 * @param kind how it is shown
 * @param text what is shown; empty where there is no value
 * @param href where to read on; null where there is nothing to
 * @param language of the text where it is known; null otherwise
 * @param mark the sign of a state; null for anything else
 */
record Cell(Kind kind, String text, @Nullable String href, @Nullable String language, @Nullable Mark mark) {

	/** How a value is shown. */
	enum Kind {

		/** As it is. */
		TEXT,
		/** At the right. */
		NUMBER,
		/** As yes or no. */
		TRUTH,
		/** There is none, and what is without a date is undated. */
		UNDATED,
		/** There is none. */
		MISSING

	}

	static final Cell MISSING = new Cell(Kind.MISSING, "", null, null, null);

	static final Cell UNDATED = new Cell(Kind.UNDATED, "", null, null, null);

}
