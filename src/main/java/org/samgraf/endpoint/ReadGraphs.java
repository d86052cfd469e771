package org.samgraf.endpoint;

import java.io.IOException;

import org.apache.jena.fuseki.servlets.ActionLib;
import org.apache.jena.fuseki.servlets.GSP_R;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The Graph Store Protocol for reading. The whole is given graph by graph, without the
 * union of all, which would only repeat it.
 */
final class ReadGraphs extends GSP_R {

	@Override
	protected void execGetQuads(HttpAction action) {
		ActionLib.setCommonHeaders(action);
		Lang lang = RDFLanguages.contentTypeToLang(ActionLib.contentNegotationQuads(action).getContentTypeStr());
		if (lang == null || !RDFLanguages.isQuads(lang)) {
			lang = Lang.TRIG;
		}
		action.beginRead();
		try {
			var named = new DatasetGraphWrapper(action.getActiveDSG()) {

				@Override
				public Graph getDefaultGraph() {
					return GraphFactory.createGraphMem();
				}

			};
			action.setResponseContentType(lang.getHeaderString());
			RDFDataMgr.write(action.getResponseOutputStream(), named, lang);
			ServletOps.success(action);
		}
		catch (IOException ex) {
			ServletOps.errorOccurred(ex);
		}
		finally {
			action.endRead();
		}
	}

}
