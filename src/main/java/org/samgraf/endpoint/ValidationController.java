package org.samgraf.endpoint;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.sparql.core.DatasetGraph;
import org.samgraf.http.GraphResponse;
import org.samgraf.shape.CompiledShapes;
import org.samgraf.store.Store;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Judges a posted graph by the shapes in the store, as if it were to be loaded, and
 * answers with the validation report. Nothing is kept.
 */
@RestController
class ValidationController {

	static final String PATH = "/shacl";

	private final Store store;

	private final String base;

	private final Node shapesGraph;

	private final Node derivedGraph;

	ValidationController(Store store, EndpointSettings settings) {
		this.store = store;
		this.base = settings.base();
		this.derivedGraph = NodeFactory.createURI(settings.base() + "graph/derived");
		this.shapesGraph = NodeFactory.createURI(settings.base() + "graph/shapes");
	}

	@PostMapping(PATH)
	ResponseEntity<byte[]> validate(HttpServletRequest request) throws IOException, HttpMediaTypeNotSupportedException {
		Graph candidate = GraphUpload.read(request, this.base, true);
		Graph report = this.store.read(snapshot -> new CompiledShapes(snapshot.data().getGraph(this.shapesGraph))
			.judge(candidate, stated(snapshot.data()))
			.report());
		return GraphResponse.of(report, request);
	}

	/** All but what was derived, which is derived anew when graphs come in. */
	private Graph stated(DatasetGraph data) {
		MultiUnion all = new MultiUnion();
		data.listGraphNodes().forEachRemaining(name -> {
			if (!name.equals(this.derivedGraph)) {
				all.addGraph(data.getGraph(name));
			}
		});
		return all;
	}

}
