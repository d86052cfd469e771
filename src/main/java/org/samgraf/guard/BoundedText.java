package org.samgraf.guard;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;

/** A function of one value whose result, a text, has a ceiling. */
final class BoundedText extends ExprFunction1 {

	private final ExprFunction1 function;

	private final Allowance allowance;

	BoundedText(ExprFunction1 function, Allowance allowance) {
		super(function.getArg(), function.getFunctionSymbol().getSymbol(), function.getOpName());
		this.function = function;
		this.allowance = allowance;
	}

	@Override
	public NodeValue eval(NodeValue value) {
		// No more than nine times as long as what it is made from.
		NodeValue result = this.function.eval(value);
		this.allowance.makeText(Allowance.lengthOf(result));
		return result;
	}

	@Override
	public Expr copy(Expr argument) {
		return new BoundedText((ExprFunction1) this.function.copy(argument), this.allowance);
	}

}
