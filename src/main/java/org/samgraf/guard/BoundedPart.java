package org.samgraf.guard;

import java.util.List;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.sse.Tags;

/** SUBSTR, whose results together have a ceiling. */
final class BoundedPart extends ExprFunctionN {

	private final Allowance allowance;

	BoundedPart(ExprList arguments, Allowance allowance) {
		super(Tags.tagSubstr, arguments);
		this.allowance = allowance;
	}

	@Override
	public NodeValue eval(List<NodeValue> arguments) {
		NodeValue text = arguments.get(0);
		NodeValue start = arguments.get(1);
		NodeValue part = (arguments.size() > 2) ? XSDFuncOp.substring(text, start, arguments.get(2))
				: XSDFuncOp.substring(text, start);
		this.allowance.makeText(Allowance.lengthOf(part));
		return part;
	}

	@Override
	public Expr copy(ExprList arguments) {
		return new BoundedPart(arguments, this.allowance);
	}

}
