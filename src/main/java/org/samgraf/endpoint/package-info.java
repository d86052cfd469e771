/**
 * The SPARQL endpoint, the named graphs over HTTP, the validation of posted graphs, and
 * what these refuse: Fuseki's life cycle, operations and limits. Must not know questions.
 */
@NullMarked
package org.samgraf.endpoint;

import org.jspecify.annotations.NullMarked;
