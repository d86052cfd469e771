package org.samgraf.guard;

import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprList;
import org.jspecify.annotations.Nullable;

/** Has all that an optimised query calculates calculated with care. */
final class CarefulQuery extends TransformCopy {

	private static Expr careful(Expr expression) {
		return (expression instanceof ExprFunction && !(expression instanceof RowKept)) ? new Careful(expression)
				: expression;
	}

	private static ExprList careful(ExprList expressions) {
		return new ExprList(expressions.getList().stream().map(CarefulQuery::careful).toList());
	}

	private static VarExprList careful(VarExprList expressions) {
		VarExprList copy = new VarExprList();
		expressions.forEachVarExpr((variable, expression) -> add(copy, variable, expression));
		return copy;
	}

	private static void add(VarExprList list, Var variable, @Nullable Expr expression) {
		if (expression == null) {
			list.add(variable);
		}
		else {
			list.add(variable, careful(expression));
		}
	}

	@Override
	public Op transform(OpFilter filter, Op input) {
		return OpFilter.filterBy(careful(filter.getExprs()), input);
	}

	@Override
	public Op transform(OpExtend extend, Op input) {
		return OpExtend.create(input, careful(extend.getVarExprList()));
	}

	@Override
	public Op transform(OpLeftJoin join, Op left, Op right) {
		return OpLeftJoin.create(left, right, (join.getExprs() != null) ? careful(join.getExprs()) : null);
	}

	@Override
	public Op transform(OpGroup group, Op input) {
		return OpGroup.create(input, careful(group.getGroupVars()), group.getAggregators());
	}

	@Override
	public Op transform(OpOrder order, Op input) {
		return new OpOrder(input,
				order.getConditions()
					.stream()
					.map(condition -> new SortCondition(careful(condition.getExpression()), condition.getDirection()))
					.toList());
	}

}
