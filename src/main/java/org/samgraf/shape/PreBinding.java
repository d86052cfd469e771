package org.samgraf.shape;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

/**
 * What a query must not do where values are given to its variables before it runs (SHACL,
 * appendix A).
 */
public final class PreBinding {

	private static final Var THIS = Var.alloc("this");

	private PreBinding() {
	}

	/**
	 * Requires that values can be given to the variables of a query.
	 * @throws RefusedShapesException where they cannot, with the reason
	 */
	public static void require(Query query) {
		requireIn(query);
	}

	private static void requireIn(Query query) {
		if (query.hasValues()) {
			throw refusal("VALUES");
		}
		query.getProject().getExprs().keySet().forEach(PreBinding::requireFree);
		if (query.getQueryPattern() != null) {
			ElementWalker.walk(query.getQueryPattern(), new Patterns());
		}
	}

	private static void requireFree(Var variable) {
		if (variable.equals(THIS)) {
			throw refusal("AS ?this");
		}
	}

	private static RefusedShapesException refusal(String what) {
		return new RefusedShapesException("A query of a shape must not have %s.".formatted(what));
	}

	private static final class Patterns extends ElementVisitorBase {

		@Override
		public void visit(ElementMinus minus) {
			throw refusal("MINUS");
		}

		@Override
		public void visit(ElementService service) {
			throw refusal("SERVICE");
		}

		@Override
		public void visit(ElementData values) {
			throw refusal("VALUES");
		}

		@Override
		public void visit(ElementBind bind) {
			requireFree(bind.getVar());
			inspect(bind.getExpr());
		}

		@Override
		public void visit(ElementFilter filter) {
			inspect(filter.getExpr());
		}

		@Override
		public void visit(ElementSubQuery part) {
			Query query = part.getQuery();
			if (!query.isQueryResultStar() && !query.getProjectVars().contains(THIS)) {
				throw refusal("a subquery that does not select ?this");
			}
			requireIn(query);
		}

		private static void inspect(Expr expression) {
			Walker.walk(expression, new ExprVisitorBase() {
				@Override
				public void visit(ExprFunctionOp exists) {
					ElementWalker.walk(exists.getElement(), new Patterns());
				}
			});
		}

	}

}
