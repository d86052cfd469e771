package org.samgraf.guard;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * A function of two values, which are looked at before it is called, as is its result.
 */
final class BoundedPair extends ExprFunction2 {

	private final ExprFunction2 function;

	private final BiConsumer<NodeValue, NodeValue> check;

	private final Consumer<NodeValue> resultCheck;

	/**
	 * A function.
	 * @param check throws where the values must not come together
	 * @param resultCheck throws where nobody must go on with what came of them
	 */
	BoundedPair(ExprFunction2 function, BiConsumer<NodeValue, NodeValue> check, Consumer<NodeValue> resultCheck) {
		super(function.getArg1(), function.getArg2(), function.getFunctionSymbol().getSymbol(), function.getOpName());
		this.function = function;
		this.check = check;
		this.resultCheck = resultCheck;
	}

	@Override
	public NodeValue eval(NodeValue left, NodeValue right) {
		this.check.accept(left, right);
		try {
			NodeValue result = this.function.eval(left, right);
			this.resultCheck.accept(result);
			return result;
		}
		catch (ArithmeticException ex) {
			// Jena knows a zero with decimals, 0.0, only when it has divided by it.
			throw new ExprEvalException(ex.getMessage(), ex);
		}
	}

	@Override
	public Expr copy(Expr left, Expr right) {
		return new BoundedPair((ExprFunction2) this.function.copy(left, right), this.check, this.resultCheck);
	}

}
