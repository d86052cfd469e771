package org.samgraf.endpoint;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.samgraf.http.Format;
import org.samgraf.http.GraphResponse;
import org.samgraf.http.RefusalException;
import org.samgraf.store.Snapshot;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The graphs in a dataset, as the protocol has them: those without triples, too. */
final class StoredGraphs {

	private static final int MAX_EMPTY = 10_000;

	private static final Duration EMPTY_KNOWN = Duration.ofDays(1);

	private final @Nullable Node unnamed;

	/** The store knows no graph without triples. */
	private final Cache<Node, Boolean> empty = Caffeine.newBuilder()
		.maximumSize(MAX_EMPTY)
		.expireAfterWrite(EMPTY_KNOWN)
		.build();

	StoredGraphs(EndpointSettings settings) {
		this.unnamed = settings.unionDefaultGraph() ? NodeFactory.createURI(settings.base() + "graph/default") : null;
	}

	/** A graph as a response, or that the client has it already. */
	ResponseEntity<byte[]> get(Node name, Snapshot snapshot, HttpServletRequest request) {
		Graph graph = read(name, snapshot.data());
		if (graph.isEmpty() && !GraphName.isDefault(name) && this.empty.getIfPresent(name) == null) {
			throw unknown(name);
		}
		Format format = Format.negotiate(request.getHeader(HttpHeaders.ACCEPT), Format.forTriples(true));
		String tag = GraphTag.in(format, GraphTag.of(graph));
		String had = request.getHeader(HttpHeaders.IF_NONE_MATCH);
		if (had != null && GraphTag.names(had, tag)) {
			return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).varyBy(HttpHeaders.ACCEPT).build();
		}
		ResponseEntity<byte[]> response = GraphResponse.of(graph, request);
		return ResponseEntity.ok().headers(response.getHeaders()).eTag(tag).body(response.getBody());
	}

	/**
	 * Requires that the conditions of a request hold (RFC 9110, section 13).
	 * @return whether the graph is not there yet
	 */
	boolean require(Node name, DatasetGraph data, HttpServletRequest request) {
		boolean there = data.contains(written(name), Node.ANY, Node.ANY, Node.ANY)
				|| this.empty.getIfPresent(name) != null;
		String match = request.getHeader(HttpHeaders.IF_MATCH);
		String noneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
		if (match != null || noneMatch != null) {
			String tag = there ? GraphTag.of(read(name, data)) : null;
			if ((match != null && !GraphTag.isIn(match, tag)) || (noneMatch != null && GraphTag.isIn(noneMatch, tag))) {
				throw new RefusalException(HttpStatus.PRECONDITION_FAILED, "problem.condition.title",
						"problem.condition", null);
			}
		}
		return !there;
	}

	void clear(Node name, DatasetGraph data) {
		data.deleteAny(written(name), Node.ANY, Node.ANY, Node.ANY);
	}

	void add(Node name, Graph graph, DatasetGraph data) {
		Node to = written(name);
		graph.find().forEach(triple -> data.add(to, triple.getSubject(), triple.getPredicate(), triple.getObject()));
	}

	/** Adds all graphs of another dataset. */
	void addAll(DatasetGraph more, DatasetGraph data) {
		more.find()
			.forEachRemaining(quad -> data.add(written(quad.getGraph()), quad.getSubject(), quad.getPredicate(),
					quad.getObject()));
	}

	/** Clears all graphs. */
	void clearAll(DatasetGraph data) {
		clear(Quad.defaultGraphIRI, data);
		data.deleteAny(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
		this.empty.invalidateAll();
	}

	/** Notes whether the graph is one without triples. */
	void remember(Node name, boolean isEmpty) {
		if (isEmpty) {
			this.empty.put(name, Boolean.TRUE);
		}
		else {
			this.empty.invalidate(name);
		}
	}

	private static Graph read(Node name, DatasetGraph data) {
		return GraphName.isDefault(name) ? data.getDefaultGraph() : data.getGraph(name);
	}

	private Node written(Node name) {
		return (GraphName.isDefault(name) && this.unnamed != null) ? this.unnamed : name;
	}

	static RefusalException unknown(Node name) {
		return new RefusalException(HttpStatus.NOT_FOUND, "problem.unknown-name.title", "problem.unknown-graph", null,
				name.getURI());
	}

}
