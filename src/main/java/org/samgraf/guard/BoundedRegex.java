package org.samgraf.guard;

import java.util.List;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.sse.Tags;

/** REGEX, which stops when the query is cancelled. */
final class BoundedRegex extends ExprFunctionN {

	private final Allowance allowance;

	BoundedRegex(ExprList arguments, Allowance allowance) {
		super(Tags.tagRegex, arguments);
		this.allowance = allowance;
	}

	@Override
	public NodeValue eval(List<NodeValue> arguments) {
		String text = NodeValueOps.checkAndGetStringLiteral("REGEX", arguments.get(0)).getLiteralLexicalForm();
		String flags = (arguments.size() > 2) ? string(arguments.get(2)) : null;
		return NodeValue.booleanReturn(
				this.allowance.expression("REGEX", string(arguments.get(1)), flags).isIn(text, this.allowance));
	}

	private static String string(NodeValue value) {
		if (!value.isString()) {
			throw new ExprEvalException("REGEX: not a string: " + value);
		}
		return value.getString();
	}

	@Override
	public Expr copy(ExprList arguments) {
		return new BoundedRegex(arguments, this.allowance);
	}

}
