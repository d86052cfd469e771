package org.samgraf.page;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the page about the ontology shows, in one language.
 *
 * @param modules in their order
 * @param diagram the picture of the main classes as SVG; null where the picture that is
 * kept does not show the ontology that is loaded
 */
record OntologyPage(Header header, List<Module> modules, List<Scheme> schemes, List<Version> versions,
		@Nullable String diagram) {

	/**
	 * A text in the language of the page and in the other one.
	 *
	 * @param language of the text beside
	 */
	record Text(String text, String beside, String language) {

		/** Whether the text beside says something else. */
		public boolean differs() {
			return !this.beside.isEmpty() && !this.beside.equals(this.text);
		}
	}

	/**
	 * A term or a thing that is pointed to.
	 *
	 * @param name the IRI, shortened by a prefix where there is one
	 * @param label what people call it
	 * @param address of its description; null where there is none
	 */
	record Link(String name, String label, @Nullable String address) {
	}

	/** Who made the ontology, which version it is, and under which conditions. */
	record Header(String iri, Text label, Text about, Text policy, String version, String versionIri, Link licence,
			String prefix, String namespace, String status, String issued, Link publisher) {
	}

	/**
	 * A part of the ontology, with its classes and properties in the order of their
	 * names.
	 */
	record Module(String id, Link link, Text label, Text about, List<Term> classes, List<Term> properties) {
	}

	/**
	 * A class or a property.
	 *
	 * @param id its local name
	 * @param derived whether rules make statements with it
	 * @param deprecated whether it is no longer to be used
	 * @param replacement what is used instead of it; null where nothing is
	 * @param above the terms of the ontology that it is a narrower one of
	 * @param below those that are narrower
	 * @param aligned terms of other vocabularies that it is narrower than or equal to
	 * @param values the kinds of values of a property
	 * @param uses for a class the properties that its things have, for a property the
	 * classes of things that have it
	 * @param count how many things or statements there are
	 * @param query the address of a query for them
	 * @param questions those that ask with it
	 */
	record Term(String id, String name, Text label, Text definition, boolean derived, boolean deprecated,
			@Nullable Link replacement, List<Link> above, List<Link> below, List<Link> aligned, List<Link> values,
			List<Use> uses, int count, String query, @Nullable Example example, List<Link> questions) {
	}

	/**
	 * A property on a class.
	 *
	 * @param link the property or the class
	 * @param values the kinds of values; none on the side of the property
	 * @param often how many values there must be, as the end of the key of a text
	 * @param min the least number of values
	 * @param max the largest, or 0 where there is none
	 * @param count how many statements there are
	 */
	record Use(Link link, List<Link> values, String often, int min, int max, int count) {
	}

	/**
	 * A thing of a class, or a statement with a property.
	 *
	 * @param object null for a thing of a class
	 */
	record Example(Link subject, @Nullable Link object) {
	}

	/**
	 * A list of concepts.
	 *
	 * @param size how many concepts it has, at all depths
	 */
	record Scheme(String id, Link link, Text label, Text definition, List<Concept> concepts, int size) {
	}

	/** A concept with those that are narrower. */
	record Concept(Link link, Text label, Text definition, @Nullable String notation, int claims,
			List<Concept> narrower) {
	}

	/** A version with what it changed. */
	record Version(String iri, String name, String issued, List<String> changes) {
	}
}
