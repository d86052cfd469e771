package org.samgraf.endpoint;

import java.io.ByteArrayOutputStream;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.fuseki.DEF;
import org.apache.jena.fuseki.system.ConNeg;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.graph.GraphFactory;
import org.samgraf.http.Format;
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
		MediaType type = ConNeg.chooseContentType(request, DEF.quadsOffer, MediaType.create("application", "trig"));
		Lang lang = (type != null) ? RDFLanguages.contentTypeToLang(type.getContentTypeStr()) : null;
		if (lang == null || !RDFLanguages.isQuads(lang)) {
			throw new NotAcceptableException(List.of(Format.TRIG));
		}
		var out = new ByteArrayOutputStream();
		RDFDataMgr.write(out, new DatasetGraphWrapper(snapshot.data()) {

			@Override
			public Graph getDefaultGraph() {
				return union ? GraphFactory.createGraphMem() : super.getDefaultGraph();
			}

		}, lang);
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_TYPE, lang.getHeaderString())
			.varyBy(HttpHeaders.ACCEPT)
			.body(out.toByteArray());
	}

}
