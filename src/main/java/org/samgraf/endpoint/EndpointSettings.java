package org.samgraf.endpoint;

import java.time.Duration;

/**
 * What the endpoint is told, and what one request to it may take.
 *
 * @param base the base of all IRIs, with a slash at its end
 * @param timeout after how long a query is stopped, in all
 * @param maxBody bytes of a query or a posted graph
 * @param maxUpload bytes of what an editor sends
 * @param maxRows rows or triples of a result
 * @param unionDefaultGraph whether the default graph reads as the union of all graphs
 */
public record EndpointSettings(String base, Duration timeout, long maxBody, long maxUpload, int maxRows,
		boolean unionDefaultGraph) {
}
