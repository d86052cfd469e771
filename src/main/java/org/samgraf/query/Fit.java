package org.samgraf.query;

/** How what was found fits what was typed, best first. */
public enum Fit {

	/** It is the thing's IRI or key. */
	KEY,

	/** It is a whole name of the thing. */
	NAME,

	/** A name begins with it. */
	BEGINNING,

	/** A name has all its words, each in some form of the word or as its beginning. */
	WORDS,

	/** A text about the thing has all its words. */
	TEXT,

	/** A name has words that are written much like it. */
	GUESS,

	/** Names and texts have at least half of its words. */
	SOME

}
