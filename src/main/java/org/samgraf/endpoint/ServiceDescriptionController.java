package org.samgraf.endpoint;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.samgraf.http.GraphResponse;
import org.samgraf.store.Store;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells machines what the endpoint is and which graphs it has, at its bare address
 * (SPARQL 1.1 Service Description).
 */
@RestController
class ServiceDescriptionController {

	private static final String SD = "http://www.w3.org/ns/sparql-service-description#";

	private static final String FORMATS = "http://www.w3.org/ns/formats/";

	private static final List<String> RESULT_FORMATS = List.of("SPARQL_Results_JSON", "SPARQL_Results_XML",
			"SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples", "RDF_XML", "JSON-LD");

	private final Store store;

	ServiceDescriptionController(Store store) {
		this.store = store;
	}

	@GetMapping(path = SparqlEndpoint.QUERY, params = { "!query", "!default-graph-uri", "!named-graph-uri" })
	ResponseEntity<byte[]> describe(HttpServletRequest request) {
		String address = request.getRequestURL().toString();
		Graph description = this.store.read(snapshot -> {
			Model model = ModelFactory.createDefaultModel().setNsPrefix("sd", SD);
			Resource service = model.createResource(address, sd(model, "Service"));
			service.addProperty(property(model, "endpoint"), service)
				.addProperty(property(model, "supportedLanguage"), sd(model, "SPARQL11Query"))
				.addProperty(property(model, "feature"), sd(model, "UnionDefaultGraph"));
			RESULT_FORMATS.forEach(format -> service.addProperty(property(model, "resultFormat"),
					model.createResource(FORMATS + format)));
			Resource dataset = model.createResource(address + "#dataset", sd(model, "Dataset"));
			service.addProperty(property(model, "defaultDataset"), dataset);
			dataset.addProperty(property(model, "defaultGraph"),
					model.createResource(address + "#union", sd(model, "Graph")));
			snapshot.data().listGraphNodes().forEachRemaining(name -> {
				Resource graph = model.createResource(name.getURI());
				dataset.addProperty(property(model, "namedGraph"), graph);
				graph.addProperty(RDF.type, sd(model, "NamedGraph")).addProperty(property(model, "name"), graph);
			});
			return model.getGraph();
		});
		return GraphResponse.of(description, request);
	}

	private static Resource sd(Model model, String name) {
		return model.createResource(SD + name);
	}

	private static Property property(Model model, String name) {
		return model.createProperty(SD, name);
	}

}
