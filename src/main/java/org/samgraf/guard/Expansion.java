package org.samgraf.guard;

/**
 * What the names in a text come to when they are written out. A prefix or a base may be
 * long, and each name that is short for it is as long again: a text of a few kilobytes
 * would fill the memory while it is parsed, when nothing can be counted yet.
 */
final class Expansion {

	/** Characters of an IRI. */
	private static final int MAX_IRI = 2000;

	/** Characters of all names together. */
	private static final long MAX_NAMES = 50_000_000;

	/** Bytes that a character of a text has become when it is parsed, as measured. */
	private static final long PARSED = 50;

	/** Characters that end an IRI besides white space (SPARQL 1.1, IRIREF). */
	private static final String NOT_IN_IRI = "<>\"{}|^`";

	private Expansion() {
	}

	/**
	 * Looks through a text, and has the run that this thread is in hold what it will come
	 * to.
	 * @throws RefusedQueryException where that is too much
	 * @throws org.apache.jena.query.QueryCancelledException where there is no memory for
	 * it now
	 */
	static void require(String text) {
		long names = 0;
		int longest = 0;
		int began = -1;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character <= ' ' || NOT_IN_IRI.indexOf(character) >= 0) {
				longest = Math.max(longest, (began < 0) ? 0 : i - began);
				began = (character == '<') ? i + 1 : -1;
			}
			names += (character == ':' || character == '<') ? 1 : 0;
		}
		if (longest > MAX_IRI) {
			throw new RefusedQueryException("There is an IRI of more than %,d characters.".formatted(MAX_IRI));
		}
		if (names * longest > MAX_NAMES) {
			throw new RefusedQueryException(
					"The names come to more than %,d characters when they are written out.".formatted(MAX_NAMES));
		}
		Run.hold(text.length() * PARSED + names * longest);
	}

}
