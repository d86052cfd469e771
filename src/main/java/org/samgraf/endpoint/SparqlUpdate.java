package org.samgraf.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shared.AddDeniedException;
import org.apache.jena.shared.DeleteDeniedException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.modify.request.QuadAcc;
import org.apache.jena.sparql.modify.request.UpdateClear;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateException;
import org.apache.jena.update.UpdateRequest;
import org.jspecify.annotations.Nullable;
import org.samgraf.guard.Guard;
import org.samgraf.guard.RefusedQueryException;
import org.samgraf.guard.UnavailableException;
import org.samgraf.guard.UpdateGuard;
import org.samgraf.http.Languages;
import org.samgraf.http.MalformedTextException;
import org.samgraf.http.RefusalException;
import org.samgraf.load.Edits;
import org.samgraf.load.RefusedEditException;
import org.springframework.http.HttpStatus;

/** Runs updates (SPARQL 1.1 Update): all operations of a request, or none. */
final class SparqlUpdate {

	/** Rows of a pattern above this are kept on the disk. */
	private static final long ROWS_IN_MEMORY = 100_000;

	private final Edits edits;

	private final Duration timeout;

	SparqlUpdate(Edits edits, Duration timeout) {
		this.edits = edits;
		this.timeout = timeout;
	}

	/**
	 * Runs an update.
	 * @param using the graphs that patterns are matched with, as the protocol names them
	 * @param usingNamed the same, of the named ones
	 */
	void run(String text, List<Node> using, List<Node> usingNamed, HttpServletRequest request) {
		Instant begun = Instant.now();
		try {
			UpdateRequest given = UpdateGuard.check(text, request.getRequestURL().toString());
			UpdateRequest update = (using.isEmpty() && usingNamed.isEmpty()) ? given : over(given, using, usingNamed);
			WriteLog.note(request, "update", begun, this.edits.make(data -> execute(update, data)));
		}
		catch (UnavailableException ex) {
			throw refusal(HttpStatus.FORBIDDEN, ex);
		}
		catch (RefusedQueryException ex) {
			throw new MalformedTextException(String.valueOf(ex.getMessage()));
		}
		catch (AddDeniedException | DeleteDeniedException ex) {
			throw refusal(HttpStatus.BAD_REQUEST, ex);
		}
		catch (UpdateException ex) {
			// It is well-formed, but does not fit what there is.
			throw refusal(HttpStatus.CONFLICT, ex);
		}
		catch (RefusedEditException ex) {
			throw EditProblems.of(ex, Languages.of(request));
		}
	}

	private static RefusalException refusal(HttpStatus status, RuntimeException ex) {
		return new RefusalException(status, "problem.refused.title", "problem.as-told", null,
				String.valueOf(ex.getMessage()));
	}

	/** One by one, since what ends a pattern of Jena's would stop those that follow. */
	private void execute(UpdateRequest request, DatasetGraph data) {
		Instant end = Instant.now().plus(this.timeout);
		BoundedEdit bounded = new BoundedEdit(data);
		for (Update update : request.getOperations()) {
			execute(update, bounded, Duration.between(Instant.now(), end));
		}
	}

	private static void execute(Update update, DatasetGraph data, Duration left) {
		if (!left.isPositive()) {
			throw new QueryCancelledException();
		}
		switch (update) {
			case UpdateLoad _ -> {
				// A silent one, which fails: nothing is fetched.
			}
			// A graph that is not there is clear already: none is there without triples.
			case UpdateClear clear -> run(new UpdateClear(clear.getTarget(), true), data, left);
			default -> run(update, data, left);
		}
	}

	private static void run(Update update, DatasetGraph data, Duration left) {
		Context context = ARQ.getContext().copy();
		context.putAll(data.getContext());
		context.set(ARQ.spillToDiskThreshold, ROWS_IN_MEMORY);
		Guard.bound(context);
		UpdateExec.newBuilder()
			.dataset(data)
			.context(context)
			.timeout(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS)
			.update(update)
			.build()
			.execute();
	}

	/** SPARQL 1.1 Protocol, section 2.2.3. */
	private static UpdateRequest over(UpdateRequest request, List<Node> using, List<Node> usingNamed) {
		UpdateRequest all = new UpdateRequest();
		all.setPrefixMapping(request.getPrefixMapping());
		for (Update update : request.getOperations()) {
			UpdateModify modify = switch (update) {
				case UpdateModify given -> given;
				case UpdateDeleteWhere delete -> modify(delete);
				default -> null;
			};
			if (modify == null) {
				all.add(update);
				continue;
			}
			if (modify.getWithIRI() != null || !modify.getUsing().isEmpty() || !modify.getUsingNamed().isEmpty()) {
				throw new MalformedTextException(
						"The request names graphs, and so does the update, with WITH or USING. Only one of them may.");
			}
			using.forEach(modify::addUsing);
			usingNamed.forEach(modify::addUsingNamed);
			all.add(modify);
		}
		return all;
	}

	/** The same written out, since the short form cannot name graphs. */
	private static UpdateModify modify(UpdateDeleteWhere delete) {
		UpdateModify modify = new UpdateModify();
		QuadAcc deleted = modify.getDeleteAcc();
		ElementGroup where = new ElementGroup();
		delete.getQuads().forEach(quad -> {
			deleted.addQuad(quad);
			ElementTriplesBlock block = new ElementTriplesBlock();
			block.addTriple(quad.asTriple());
			where.addElement(quad.isDefaultGraph() ? block : new ElementNamedGraph(quad.getGraph(), block));
		});
		modify.setHasDeleteClause(true);
		modify.setElement(where);
		return modify;
	}

	static List<Node> nodes(String @Nullable [] names) {
		return (names == null) ? List.of() : Arrays.stream(names).map(NodeFactory::createURI).toList();
	}

}
