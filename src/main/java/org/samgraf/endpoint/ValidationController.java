package org.samgraf.endpoint;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shacl.ShaclException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.samgraf.access.Role;
import org.samgraf.guard.Guard;
import org.samgraf.guard.Run;
import org.samgraf.http.GraphResponse;
import org.samgraf.http.MalformedTextException;
import org.samgraf.shape.CompiledShapes;
import org.samgraf.shape.PreBinding;
import org.samgraf.shape.ShapeQueries;
import org.samgraf.store.Store;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Judges a posted graph by the shapes in the store, as if it were to be loaded, or a
 * graph in the store by posted shapes, and answers with the validation report. Nothing is
 * kept.
 */
@RestController
class ValidationController {

	static final String PATH = "/shacl";

	private static final String GRAPH = "graph";

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
		String name = request.getParameter(GRAPH);
		if (name != null) {
			return judge(name, request);
		}
		Graph candidate = new StoppableGraph(GraphUpload.read(request, this.base, true));
		try {
			Graph report = this.store.read(snapshot -> new CompiledShapes(snapshot.data().getGraph(this.shapesGraph))
				.judge(candidate, new StoppableGraph(stated(snapshot.data())))
				.report());
			return GraphResponse.of(report, request);
		}
		catch (StackOverflowError ex) {
			throw tooDeep();
		}
	}

	private static MalformedTextException tooDeep() {
		return new MalformedTextException("What the graph says is nested too deeply to be judged.");
	}

	/** The other way round: a graph in the store by shapes that are posted. */
	private ResponseEntity<byte[]> judge(String name, HttpServletRequest request)
			throws IOException, HttpMediaTypeNotSupportedException {
		// Shapes are programs.
		if (!Role.EDITOR.isOf(request)) {
			throw new AccessDeniedException(PATH);
		}
		CompiledShapes compiled = compiled(GraphUpload.read(request, this.base, false));
		try {
			Graph report = this.store.read(snapshot -> {
				Graph data = new StoppableGraph(named(name, snapshot.data()));
				return Guard.bounding(() -> compiled.report(data));
			});
			return GraphResponse.of(report, request);
		}
		catch (ShaclException ex) {
			throw new MalformedTextException(String.valueOf(ex.getMessage()));
		}
		catch (StackOverflowError ex) {
			throw tooDeep();
		}
	}

	private CompiledShapes compiled(Graph shapes) {
		try {
			ShapeQueries.of(shapes).forEach(query -> PreBinding.require(Guard.check(query, this.base)));
			return new CompiledShapes(shapes);
		}
		catch (QueryCancelledException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// Jena fails in as many ways as there are to write a shape.
			throw new MalformedTextException("The shapes cannot be read: " + ex.getMessage());
		}
		catch (StackOverflowError ex) {
			throw tooDeep();
		}
	}

	private static Graph named(String name, DatasetGraph data) {
		return switch (name) {
			case "default" -> data.getDefaultGraph();
			case "union" -> data.getUnionGraph();
			default -> {
				Node graph = NodeFactory.createURI(name);
				if (!data.containsGraph(graph)) {
					throw StoredGraphs.unknown(graph);
				}
				yield data.getGraph(graph);
			}
		};
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

	/** A graph that is not read on when nobody waits for it any more. */
	private static final class StoppableGraph extends WrappedGraph {

		StoppableGraph(Graph graph) {
			super(graph);
		}

		@Override
		public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
			Run.hold(0);
			return super.find(subject, predicate, object);
		}

		@Override
		public boolean contains(Node subject, Node predicate, Node object) {
			Run.hold(0);
			return super.contains(subject, predicate, object);
		}

	}

}
