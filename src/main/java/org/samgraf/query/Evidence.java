package org.samgraf.query;

import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;

/**
 * On what a claim rests.
 *
 * @param claim the claim
 * @param spans where in which documents it stands
 * @param details what else the evidence query tells of the claim, by variable: who said
 * it, how, when, at which visit
 */
public record Evidence(Node claim, List<Span> spans, Map<String, Node> details) {

	/**
	 * A stretch of a document's text.
	 *
	 * @param document the document
	 * @param start the first code point, counted from 0
	 * @param end the code point after the last
	 */
	public record Span(Node document, int start, int end) {
	}
}
