package org.samgraf.guard;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** True of every row, which it counts. */
final class RowKept extends ExprFunction0 {

	private final KeptRows rows;

	RowKept(KeptRows rows) {
		super("kept");
		this.rows = rows;
	}

	@Override
	public NodeValue eval(FunctionEnv environment) {
		this.rows.keep();
		return NodeValue.TRUE;
	}

	/**
	 * Starts anew: Jena copies what it runs anew for each row, and keeps none of that.
	 */
	@Override
	public Expr copy() {
		return new RowKept(new KeptRows(null));
	}

}
