package org.samgraf.endpoint;

import java.util.Arrays;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.MalformedTextException;

/**
 * Finds out which graph a request is about (SPARQL 1.1 Graph Store HTTP Protocol, section
 * 4).
 */
final class GraphName {

	private GraphName() {
	}

	/** The graph that the address itself names. */
	static Node direct(HttpServletRequest request) {
		return NodeFactory.createURI(request.getRequestURL().toString());
	}

	/**
	 * The graph that parameters name; null where they name none.
	 * @throws MalformedTextException where they contradict each other or make no sense
	 */
	static @Nullable Node indirect(HttpServletRequest request) {
		String[] graphs = request.getParameterValues("graph");
		String[] defaults = request.getParameterValues("default");
		if (graphs == null && defaults == null) {
			return null;
		}
		if (graphs == null && Arrays.equals(defaults, new String[] { "" })) {
			return Quad.defaultGraphIRI;
		}
		if (graphs == null || defaults != null || graphs.length != 1) {
			throw new MalformedTextException(
					"A graph is named by one parameter, once: either 'default' without a value, or 'graph' with an IRI.");
		}
		return NodeFactory.createURI(resolve(graphs[0], request.getRequestURL().toString()));
	}

	private static String resolve(String written, String base) {
		try {
			IRIx iri = IRIx.create(base).resolve(written);
			if (!written.isEmpty() && iri.isReference() && !iri.str().startsWith("urn:x-arq:")) {
				return iri.str();
			}
		}
		catch (IRIException ex) {
			throw new MalformedTextException("'%s' is no IRI: %s".formatted(written, ex.getMessage()));
		}
		throw new MalformedTextException("'%s' cannot be the name of a graph.".formatted(written));
	}

	static boolean isDefault(Node name) {
		return Quad.isDefaultGraph(name);
	}

}
