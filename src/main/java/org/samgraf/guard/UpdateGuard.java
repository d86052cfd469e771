package org.samgraf.guard;

import java.util.List;

import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;

/**
 * Decides whether an update may run: standard SPARQL only, nothing that reads files or
 * asks other hosts, and in its patterns what {@link Guard} lets pass in queries.
 */
public final class UpdateGuard {

	private UpdateGuard() {
	}

	/**
	 * Checks all operations of an update before any of them runs, and parses it.
	 * @param base what relative IRIs are resolved against
	 * @throws RefusedQueryException where it may not run, with the reason and the place
	 */
	public static UpdateRequest check(String text, String base) {
		Expansion.require(text);
		Tokens.require(text);
		try {
			Digits.require(text);
			UpdateRequest request = UpdateFactory.create(text, base, Syntax.syntaxSPARQL_12);
			request.forEach(UpdateGuard::check);
			return request;
		}
		catch (QueryParseException ex) {
			throw Guard.refusal(ex);
		}
		catch (QueryException ex) {
			throw new RefusedQueryException(Guard.sentence(ex));
		}
		catch (StackOverflowError ex) {
			throw new RefusedQueryException(Guard.TOO_DEEP);
		}
	}

	private static void check(Update update) {
		switch (update) {
			case UpdateLoad load when load.isSilent() -> {
				// It fails, which it has asked not to be told (SPARQL 1.1 Update, 3.1.4).
			}
			case UpdateLoad load ->
				throw new UnavailableException("LOAD is not available: nothing is fetched. Send the data instead.");
			case UpdateModify modify -> check(modify.getWherePattern());
			case UpdateDeleteWhere delete -> check(pattern(delete.getQuads()));
			default -> {
				// There are no patterns in it.
			}
		}
	}

	private static void check(Element pattern) {
		Inspection.of(Algebra.compile(pattern));
	}

	private static Element pattern(List<Quad> quads) {
		ElementTriplesBlock block = new ElementTriplesBlock();
		quads.forEach(quad -> block.addTriple(quad.asTriple()));
		return block;
	}

}
