package org.samgraf.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What the graph says of one thing: its own triples, those of its parts, and of what
 * links to it as much as fits into one part.
 *
 * @param thing what it is about
 * @param graphs its triples, each in the named graph that it is from; nothing else
 * @param triples the same triples without their graphs
 * @param part which part of what links to the thing is in it, from 1
 * @param parts how many parts there are, at least 1
 * @param links how many things link to the thing, in all parts
 * @param labels names for everything in it
 * @param version of the dataset
 */
public record Document(Node thing, DatasetGraph graphs, Graph triples, int part, int parts, int links, Labels labels,
		String version) {
}
