package org.samgraf.guard;

import java.util.List;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** True of every row, which it counts. */
final class RowKept extends ExprFunctionN {

	private final KeptRows rows;

	RowKept(KeptRows rows) {
		super("kept", new ExprList());
		this.rows = rows;
	}

	@Override
	protected NodeValue evalSpecial(Binding row, FunctionEnv environment) {
		this.rows.keep(Weight.of(row));
		return NodeValue.TRUE;
	}

	@Override
	public NodeValue eval(List<NodeValue> arguments) {
		return NodeValue.TRUE;
	}

	/**
	 * Starts anew: Jena copies what it runs anew for each row, and keeps none of that.
	 */
	@Override
	public Expr copy(ExprList arguments) {
		return new RowKept(new KeptRows(null));
	}

}
