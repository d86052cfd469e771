package org.samgraf.query;

import org.apache.jena.graph.Node;

/**
 * Something that a parameter accepts.
 *
 * @param value the thing
 * @param claims how many claims there are that an answer could rest on; where there are
 * none the choice is accepted but need not be offered
 */
public record Choice(Node value, int claims) {
}
