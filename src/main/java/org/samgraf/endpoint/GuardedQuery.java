package org.samgraf.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.samgraf.guard.Guard;
import org.samgraf.guard.LimitExceededException;
import org.samgraf.guard.RefusedQueryException;
import org.samgraf.guard.UnavailableException;

/**
 * Runs a query that passes the guard, and has the whole result before it sends the first
 * byte, so that a query that is stopped ends as an error and never as a broken result.
 */
final class GuardedQuery extends SPARQL_QueryDataset {

	/** Under which a request has the text of its body, which has been read. */
	static final String TEXT = GuardedQuery.class.getName();

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
		catch (StackOverflowError ex) {
			ServletOps.errorBadRequest(Guard.TOO_DEEP);
		}
	}

	private void answer(Query query, HttpAction action) {
		Pair<DatasetGraph, Query> decided = decideDataset(action, query, "");
		// Without what the protocol's parameters say in its place.
		Query plain = Objects.requireNonNullElse(decided.getRight(), query);
		try (QueryExec execution = createQueryExec(action, plain, decided.getLeft())) {
			sendResults(action, executeQuery(action, execution, query, ""), query.getPrologue());
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
