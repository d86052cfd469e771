package org.samgraf.http;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A graph as a response, in the format that the client likes best. */
public final class GraphResponse {

	private GraphResponse() {
	}

	/**
	 * Writes the graph.
	 * @throws NotAcceptableException where the client accepts no format for graphs
	 */
	public static ResponseEntity<byte[]> of(Graph graph, HttpServletRequest request) {
		List<Format> formats = Format.forTriples(true);
		Format format = Format.negotiate(request.getHeader(HttpHeaders.ACCEPT), formats);
		return ResponseEntity.ok()
			.contentType(format.mediaType())
			.varyBy(HttpHeaders.ACCEPT)
			.body(write(graph, format));
	}

	static byte[] write(Graph graph, Format format) {
		if (format == Format.JSON_LD && !JsonLd.canWrite(graph)) {
			throw new RefusalException(HttpStatus.CONTENT_TOO_LARGE, "problem.too-large.title", "problem.json-ld", null,
					JsonLd.MAX_VALUES);
		}
		var out = new HeldOutput();
		RDFWriter.source(graph).lang(format.lang()).output(out);
		return out.toByteArray();
	}

}
