/**
 * Tests of the ontology with its shapes, checks and rules. The cases are files beside
 * them.
 */
@NullMarked
package org.samgraf.ontology;

import org.jspecify.annotations.NullMarked;
