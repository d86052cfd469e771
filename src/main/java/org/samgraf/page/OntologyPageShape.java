package org.samgraf.page;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.samgraf.page.OntologyPage.Link;
import org.samgraf.page.OntologyPage.Text;

/**
 * A rule that data must keep, as a page shows it.
 *
 * @param id its local name; null for a part that has none
 * @param label null where it has none
 * @param targets what it is asked of
 * @param path the property that it is about, or several of which one will do; empty where
 * it is about the thing itself
 * @param often how many values there must be, as the end of the key of a text
 * @param min the least number of values
 * @param max the largest, or 0 where there is none
 * @param constraints what else is asked
 * @param message what is said where it is not kept; null where only its parts say so
 * @param queries in SPARQL, each finding what is wrong
 * @param parts what it is made of and nothing else is
 * @param shared what it has in common with others
 */
record OntologyPageShape(@Nullable String id, @Nullable Text label, List<Target> targets, List<Link> path, String often,
		int min, int max, List<Constraint> constraints, @Nullable Text message, List<String> queries,
		List<OntologyPageShape> parts, List<Link> shared) {

	/**
	 * A way to find what a shape is asked of, by the local name of its SHACL property.
	 */
	record Target(String kind, List<Link> of) {
	}

	/**
	 * Something that is asked.
	 *
	 * @param kind the local name of its SHACL property
	 * @param values what is asked for
	 * @param alternatives each with all that must hold together
	 */
	record Constraint(String kind, List<Link> values, List<List<Constraint>> alternatives) {
	}
}
