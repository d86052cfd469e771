package org.samgraf.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.graph.GraphFactory;
import org.samgraf.http.Format;
import org.samgraf.http.HeldOutput;
import org.samgraf.http.NotAcceptableException;
import org.samgraf.store.Snapshot;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** All graphs as a response. */
final class WholeDataset {

	private WholeDataset() {
	}

	/**
	 * Writes graph by graph, without the union of all, which would only repeat it.
	 * @throws NotAcceptableException where the client accepts no format for several
	 * graphs
	 */
	static ResponseEntity<byte[]> get(Snapshot snapshot, boolean union, HttpServletRequest request) {
		Format format = Format.negotiate(request.getHeader(HttpHeaders.ACCEPT), Format.forDatasets());
		var out = new HeldOutput();
		RDFDataMgr.write(out, new DatasetGraphWrapper(snapshot.data()) {

			@Override
			public Graph getDefaultGraph() {
				return union ? GraphFactory.createGraphMem() : super.getDefaultGraph();
			}

		}, format.lang());
		return ResponseEntity.ok().contentType(format.mediaType()).varyBy(HttpHeaders.ACCEPT).body(out.toByteArray());
	}

}
