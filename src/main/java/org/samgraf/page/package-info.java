/**
 * Things and their documents: from the IRI of a thing to what the graph says of it, as a
 * page and as RDF, and how things are found. Must not know the classes of the ontology,
 * nor how questions are asked.
 */
@NullMarked
package org.samgraf.page;

import org.jspecify.annotations.NullMarked;
