package org.samgraf.query;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a question asks to be told.
 *
 * @param name the variable that the argument is bound to
 * @param required whether the question makes sense without it
 * @param example an argument that gives an answer, as a person would write it
 * @param defaults the arguments where none is given; empty where it may stay open
 * @param choices the name of the query that lists what is accepted; null where anything
 * of the type is
 * @param description what it means, by language
 */
public record Parameter(String name, Type type, boolean required, @Nullable String example, List<String> defaults,
		@Nullable String choices, Map<String, String> description) {

	/** What an argument may be. */
	public enum Type {

		/** A thing of the graph, given by its IRI, its key or one of its names. */
		IRI,

		/** Any text. */
		STRING,

		/** A whole number. */
		INTEGER,

		/** A day, as in 2026-01-31. */
		DATE

	}
}
