package org.samgraf.endpoint;

import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.vocabulary.XSD;

/**
 * Decides whether a query from outside may run: standard SPARQL 1.1 or 1.2 only, no other
 * host, no function or property that is code.
 */
final class Guard {

	private static final Set<String> PROPERTY_FUNCTIONS = Set.of("http://jena.apache.org/text#query");

	private static final String JENA = "http://jena.apache.org/";

	private static final String JENA_OLD = "http://jena.hpl.hp.com/";

	private Guard() {
	}

	/**
	 * Checks the text of a query.
	 * @throws RefusedException where it may not run, with the reason and the place
	 */
	static void check(String text) {
		try {
			Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_12);
			if (query.getQueryPattern() != null) {
				Walker.walk(Algebra.compile(query), new Patterns(), new Functions());
			}
		}
		catch (QueryParseException ex) {
			throw new RefusedException("Line %d, column %d: %s".formatted(ex.getLine(), ex.getColumn(), firstLine(ex)));
		}
		catch (QueryException ex) {
			throw new RefusedException(firstLine(ex));
		}
		catch (StackOverflowError ex) {
			throw new RefusedException("The query is nested too deeply.");
		}
	}

	private static String firstLine(Exception ex) {
		return String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
	}

	/** The query may not run. The message says why. */
	static final class RefusedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		RefusedException(String message) {
			super(message);
		}

	}

	private static final class Patterns extends OpVisitorBase {

		@Override
		public void visit(OpService service) {
			throw new RefusedException("SERVICE is not available: this endpoint asks no other.");
		}

		@Override
		public void visit(OpBGP pattern) {
			for (Triple triple : pattern.getPattern()) {
				Node predicate = triple.getPredicate();
				if (predicate.isURI() && isCode(predicate.getURI())
						&& !PROPERTY_FUNCTIONS.contains(predicate.getURI())) {
					throw new RefusedException("The property <%s> is not available.".formatted(predicate.getURI()));
				}
			}
		}

	}

	private static final class Functions extends ExprVisitorBase {

		@Override
		public void visit(ExprFunctionN function) {
			String iri = function.getFunctionIRI();
			if (iri != null && !iri.startsWith(XSD.getURI())) {
				throw new RefusedException(
						"The function <%s> is not available; standard functions and casts to XSD types are."
							.formatted(iri));
			}
		}

	}

	private static boolean isCode(String iri) {
		return iri.startsWith("java:") || iri.startsWith(JENA) || iri.startsWith(JENA_OLD);
	}

}
