package org.samgraf.endpoint;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.Languages;
import org.samgraf.load.Edits;
import org.samgraf.load.RefusedEditException;
import org.samgraf.store.Store;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * Graphs over HTTP (SPARQL 1.1 Graph Store HTTP Protocol): named by a parameter, or each
 * by its own address. All that a request does to a graph, its conditions included,
 * happens at once.
 */
@RestController
class GraphsController {

	private static final String ALL = SparqlEndpoint.GRAPHS;

	private static final String ONE = SparqlEndpoint.GRAPHS + "/{*name}";

	private final Store store;

	private final Edits edits;

	private final EndpointSettings settings;

	private final StoredGraphs graphs;

	GraphsController(Store store, Edits edits, EndpointSettings settings) {
		this.store = store;
		this.edits = edits;
		this.settings = settings;
		this.graphs = new StoredGraphs(settings);
	}

	@GetMapping(ALL)
	ResponseEntity<byte[]> get(HttpServletRequest request) {
		Node name = GraphName.indirect(request);
		return this.store.read(snapshot -> (name != null) ? this.graphs.get(name, snapshot, request)
				: WholeDataset.get(snapshot, this.settings.unionDefaultGraph(), request));
	}

	@GetMapping(ONE)
	ResponseEntity<byte[]> getDirect(HttpServletRequest request) {
		return this.store.read(snapshot -> this.graphs.get(GraphName.direct(request), snapshot, request));
	}

	@PutMapping(ALL)
	ResponseEntity<Void> put(HttpServletRequest request)
			throws IOException, HttpMediaTypeNotSupportedException, HttpRequestMethodNotSupportedException {
		Node name = GraphName.indirect(request);
		if (name != null) {
			return write(name, true, request);
		}
		Optional<DatasetGraph> all = all(request);
		if (all.isEmpty()) {
			throw unnamed(request);
		}
		return all("put", request, data -> {
			this.graphs.clearAll(data);
			this.graphs.addAll(all.get(), data);
		});
	}

	private static Optional<DatasetGraph> all(HttpServletRequest request) throws IOException {
		return GraphUpload.readAll(request, request.getRequestURL().toString());
	}

	private ResponseEntity<Void> all(String operation, HttpServletRequest request, Consumer<DatasetGraph> editing) {
		edit(operation, Instant.now(), request, editing);
		return ResponseEntity.noContent().build();
	}

	@PutMapping(ONE)
	ResponseEntity<Void> putDirect(HttpServletRequest request) throws IOException, HttpMediaTypeNotSupportedException {
		return write(GraphName.direct(request), true, request);
	}

	@PostMapping(ALL)
	ResponseEntity<Void> post(HttpServletRequest request) throws IOException, HttpMediaTypeNotSupportedException {
		Node name = GraphName.indirect(request);
		Optional<DatasetGraph> all = (name == null) ? all(request) : Optional.empty();
		if (all.isPresent()) {
			return all("post", request, data -> this.graphs.addAll(all.get(), data));
		}
		Node named = (name != null) ? name
				: NodeFactory.createURI("%s/%s".formatted(request.getRequestURL(), UUID.randomUUID()));
		return write(named, false, request);
	}

	@PostMapping(ONE)
	ResponseEntity<Void> postDirect(HttpServletRequest request) throws IOException, HttpMediaTypeNotSupportedException {
		return write(GraphName.direct(request), false, request);
	}

	/**
	 * Writes a graph.
	 * @param replace whether what was there goes, as with PUT, or stays, as with POST
	 */
	private ResponseEntity<Void> write(Node name, boolean replace, HttpServletRequest request)
			throws IOException, HttpMediaTypeNotSupportedException {
		Instant begun = Instant.now();
		Graph graph = GraphUpload.read(request, base(name, request), false);
		boolean[] created = new boolean[1];
		edit(replace ? "put" : "post", begun, request, data -> {
			created[0] = this.graphs.require(name, data, request);
			if (replace) {
				this.graphs.clear(name, data);
			}
			this.graphs.add(name, graph, data);
		});
		this.graphs.remember(name, graph.isEmpty() && (replace || created[0]));
		return answer(created[0] ? name : null, request);
	}

	@DeleteMapping(ALL)
	ResponseEntity<Void> delete(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
		Node name = GraphName.indirect(request);
		if (name == null) {
			throw unnamed(request);
		}
		return delete(name, request);
	}

	@DeleteMapping(ONE)
	ResponseEntity<Void> deleteDirect(HttpServletRequest request) {
		return delete(GraphName.direct(request), request);
	}

	private ResponseEntity<Void> delete(Node name, HttpServletRequest request) {
		edit("delete", Instant.now(), request, data -> {
			if (this.graphs.require(name, data, request)) {
				throw StoredGraphs.unknown(name);
			}
			this.graphs.clear(name, data);
		});
		this.graphs.remember(name, false);
		return ResponseEntity.noContent().build();
	}

	private void edit(String operation, Instant begun, HttpServletRequest request, Consumer<DatasetGraph> editing) {
		try {
			WriteLog.note(request, operation, begun, this.edits.make(editing));
		}
		catch (RefusedEditException ex) {
			throw EditProblems.of(ex, Languages.of(request));
		}
	}

	private static HttpRequestMethodNotSupportedException unnamed(HttpServletRequest request) {
		return new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET", "HEAD", "POST"));
	}

	/** What a graph says is relative to its name. */
	private static String base(Node name, HttpServletRequest request) {
		return GraphName.isDefault(name) ? request.getRequestURL().toString() : name.getURI();
	}

	private static ResponseEntity<Void> answer(@Nullable Node created, HttpServletRequest request) {
		if (created == null) {
			return ResponseEntity.noContent().build();
		}
		String all = request.getRequestURL().toString();
		String iri = created.getURI();
		String named = GraphName.isDefault(created) ? "default"
				: "graph=" + UriUtils.encode(iri, StandardCharsets.UTF_8);
		return ResponseEntity
			.created(URI.create((iri.equals(all) || iri.startsWith(all + "/")) ? iri : all + "?" + named))
			.build();
	}

}
