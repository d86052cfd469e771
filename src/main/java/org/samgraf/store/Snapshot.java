package org.samgraf.store;

import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What a reader sees for as long as its transaction lasts.
 *
 * @param data the dataset; queries see the union of all named graphs as its default graph
 * @param version identifies the content: equal versions mean equal content. Opaque, short
 * and safe in a URL or an ETag
 */
public record Snapshot(DatasetGraph data, String version) {
}
