package org.samgraf.guard;

import java.util.List;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.sse.Tags;

/** CONCAT, whose result has a ceiling. */
final class BoundedConcat extends ExprFunctionN {

	private final Allowance allowance;

	BoundedConcat(ExprList arguments, Allowance allowance) {
		super(Tags.tagConcat, arguments);
		this.allowance = allowance;
	}

	@Override
	public NodeValue eval(List<NodeValue> arguments) {
		this.allowance.makeText(arguments.stream().mapToLong(Allowance::lengthOf).sum());
		return XSDFuncOp.strConcat(arguments);
	}

	@Override
	public Expr copy(ExprList arguments) {
		return new BoundedConcat(arguments, this.allowance);
	}

}
