package org.samgraf.endpoint;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.samgraf.http.GraphResponse;
import org.samgraf.store.Snapshot;
import org.samgraf.store.Store;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Tells machines what the endpoint is and which graphs it has (SPARQL 1.1 Service
 * Description).
 */
@Component
final class ServiceDescription {

	private static final String SD = "http://www.w3.org/ns/sparql-service-description#";

	private static final String FORMATS = "http://www.w3.org/ns/formats/";

	private static final String SIMPLE_ENTAILMENT = "http://www.w3.org/ns/entailment/Simple";

	private static final String TEXT_SEARCH = "http://jena.apache.org/text#query";

	private static final List<String> LANGUAGES = List.of("SPARQL10Query", "SPARQL11Query", "SPARQL11Update");

	private static final List<String> RESULT_FORMATS = List.of("SPARQL_Results_JSON", "SPARQL_Results_XML",
			"SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples", "RDF_XML", "JSON-LD");

	private static final List<String> INPUT_FORMATS = List.of("Turtle", "N-Triples", "RDF_XML", "JSON-LD");

	private final Store store;

	private final EndpointSettings settings;

	ServiceDescription(Store store, EndpointSettings settings) {
		this.store = store;
		this.settings = settings;
	}

	/** The description, in the format that the client likes best. */
	ResponseEntity<byte[]> of(HttpServletRequest request) {
		Graph description = this.store.read(snapshot -> describe(request.getRequestURL().toString(), snapshot));
		return GraphResponse.of(description, request);
	}

	private Graph describe(String address, Snapshot snapshot) {
		Model model = ModelFactory.createDefaultModel().setNsPrefix("sd", SD);
		Resource service = model.createResource(address, sd(model, "Service"));
		service.addProperty(property(model, "endpoint"), service)
			.addProperty(property(model, "defaultEntailmentRegime"), model.createResource(SIMPLE_ENTAILMENT))
			.addProperty(property(model, "propertyFeature"), model.createResource(TEXT_SEARCH, sd(model, "Feature")));
		LANGUAGES.forEach(language -> service.addProperty(property(model, "supportedLanguage"), sd(model, language)));
		RESULT_FORMATS.forEach(
				format -> service.addProperty(property(model, "resultFormat"), model.createResource(FORMATS + format)));
		INPUT_FORMATS.forEach(
				format -> service.addProperty(property(model, "inputFormat"), model.createResource(FORMATS + format)));
		Resource dataset = model.createResource(address + "#dataset", sd(model, "Dataset"));
		service.addProperty(property(model, "defaultDataset"), dataset);
		Resource defaultGraph = model.createResource(address + "#default", sd(model, "Graph"));
		dataset.addProperty(property(model, "defaultGraph"), defaultGraph);
		if (this.settings.unionDefaultGraph()) {
			service.addProperty(property(model, "feature"), sd(model, "UnionDefaultGraph"));
		}
		Iter.iter(snapshot.data().listGraphNodes()).filter(Node::isURI).forEach(name -> {
			Resource graph = model.wrapAsResource(name);
			dataset.addProperty(property(model, "namedGraph"), graph);
			graph.addProperty(RDF.type, sd(model, "NamedGraph")).addProperty(property(model, "name"), graph);
		});
		return model.getGraph();
	}

	private static Resource sd(Model model, String name) {
		return model.createResource(SD + name);
	}

	private static Property property(Model model, String name) {
		return model.createProperty(SD, name);
	}

}
