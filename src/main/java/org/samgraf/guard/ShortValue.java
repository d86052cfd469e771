package org.samgraf.guard;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;

/** Just what is in it, but not where that is too long to be read as a number. */
final class ShortValue extends ExprFunction1 {

	private final Allowance allowance;

	ShortValue(Expr of, Allowance allowance) {
		super(of, "short", null);
		this.allowance = allowance;
	}

	@Override
	public NodeValue eval(NodeValue value) {
		this.allowance.read(value);
		return value;
	}

	@Override
	public Expr copy(Expr of) {
		return new ShortValue(of, this.allowance);
	}

}
