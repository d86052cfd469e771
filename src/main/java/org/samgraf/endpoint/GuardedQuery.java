package org.samgraf.endpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.web.HttpSC;
import org.samgraf.guard.Guard;
import org.samgraf.guard.LimitExceededException;
import org.samgraf.guard.RefusedQueryException;
import org.samgraf.guard.UnavailableException;
import org.samgraf.http.JsonLd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a query that passes the guard, and has the whole result before it sends the first
 * byte, so that a query that is stopped ends as an error and never as a broken result.
 */
final class GuardedQuery extends SPARQL_QueryDataset {

	/** Under which a request has the text of its body, which has been read. */
	static final String TEXT = GuardedQuery.class.getName();

	private static final Logger log = LoggerFactory.getLogger(GuardedQuery.class);

	private final int maxRows;

	GuardedQuery(int maxRows) {
		this.maxRows = maxRows;
	}

	@Override
	protected void executeBody(HttpAction action) {
		execute((String) action.getRequest().getAttribute(TEXT), action);
	}

	@Override
	protected void execute(String text, HttpAction action) {
		try {
			Query query = Guard.check(text, action.getRequestRequestURL());
			action.beginRead();
			try {
				answer(query, action);
			}
			finally {
				action.endRead();
			}
		}
		catch (UnavailableException ex) {
			ServletOps.errorForbidden(ex.getMessage());
		}
		catch (RefusedQueryException | QueryParseException ex) {
			ServletOps.errorBadRequest(ex.getMessage());
		}
		catch (LimitExceededException ex) {
			ServletOps.errorBadRequest(ex.reason());
		}
		catch (QueryCancelledException ex) {
			throw ex;
		}
		catch (QueryException | UnsupportedOperationException ex) {
			// Jena finds out only now that it cannot be calculated as it is written.
			ServletOps.errorBadRequest("The query cannot be calculated: " + ex.getMessage());
		}
		catch (StackOverflowError ex) {
			ServletOps.errorBadRequest(Guard.TOO_DEEP);
		}
	}

	private void answer(Query query, HttpAction action) {
		Pair<DatasetGraph, Query> decided = decideDataset(action, query, "");
		// Without what the protocol's parameters say in its place.
		Query plain = Objects.requireNonNullElse(decided.getRight(), query);
		try (QueryExec execution = createQueryExec(action, plain, decided.getLeft())) {
			QueryExecResult result = executeQuery(action, execution, query, "");
			requireWritable(result, action.getRequest());
			send(result, query, action);
		}
	}

	private void send(QueryExecResult result, Query query, HttpAction action) {
		try {
			sendResults(action, result, query.getPrologue());
		}
		catch (ActionErrorException ex) {
			// Where there is no more room for the answer, the gate says so.
			if (ex.getCause() == null || ex.getCause() instanceof IOException
					|| ex.getCause() instanceof RuntimeIOException) {
				throw ex;
			}
			log.debug("A result could not be written", ex);
			ServletOps.error(HttpSC.NOT_ACCEPTABLE_406,
					"The result cannot be written in this format. Ask for another, as Turtle or JSON.");
		}
	}

	/** Whether or not it is JSON-LD that is wanted in the end. */
	private static void requireWritable(QueryExecResult result, HttpServletRequest request) {
		boolean json = Stream
			.of(request.getHeader("Accept"), request.getParameter("output"), request.getParameter("format"))
			.anyMatch(wanted -> wanted != null && wanted.contains("json"));
		if (!json || (!result.isGraph() && !result.isDataset())) {
			return;
		}
		Graph graph = result.isGraph() ? result.graph() : result.dataset().getDefaultGraph();
		if (!JsonLd.canWrite(graph)) {
			ServletOps.error(HttpSC.PAYLOAD_TOO_LARGE_413,
					"JSON-LD is written only where no property of a thing has more than %,d values. Ask for Turtle."
						.formatted(JsonLd.MAX_VALUES));
		}
	}

	@Override
	protected QueryExecResult executeQuery(HttpAction action, QueryExec execution, Query query, String textForLog) {
		ResultSize size = new ResultSize(this.maxRows);
		if (query.isSelectType()) {
			RowSet rows = execution.select();
			List<Binding> all = new ArrayList<>();
			while (rows.hasNext()) {
				Binding row = rows.next();
				size.add(row);
				all.add(row);
			}
			return new QueryExecResult(RowSetStream.create(rows.getResultVars(), all.iterator()));
		}
		if (query.isConstructType()) {
			DatasetGraph result = DatasetGraphFactory.create();
			execution.constructQuads().forEachRemaining(quad -> {
				size.add(quad.asTriple());
				result.add(quad);
			});
			return new QueryExecResult(result);
		}
		if (query.isDescribeType()) {
			Graph result = GraphFactory.createGraphMem();
			execution.describeTriples().forEachRemaining(triple -> {
				size.add(triple);
				result.add(triple);
			});
			return new QueryExecResult(result);
		}
		return super.executeQuery(action, execution, query, textForLog);
	}

}
