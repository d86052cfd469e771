package org.samgraf.guard;

import java.util.List;

import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.ARQInternalErrorException;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.tdb2.TDBException;

/**
 * Just what is in it. Where Jena fails at values that it did not think of, there is no
 * value, as with all that cannot be calculated, and the query goes on.
 */
final class Careful extends ExprFunctionN {

	Careful(Expr expression) {
		super("careful", expression);
	}

	@Override
	protected NodeValue evalSpecial(Binding row, FunctionEnv environment) {
		try {
			return getArg(1).eval(row, environment);
		}
		catch (ARQInternalErrorException ex) {
			throw new ExprEvalException(ex.getMessage(), ex);
		}
		catch (QueryException | TDBException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new ExprEvalException(String.valueOf(ex.getMessage()), ex);
		}
	}

	@Override
	public NodeValue eval(List<NodeValue> arguments) {
		return arguments.getFirst();
	}

	@Override
	public Expr copy(ExprList arguments) {
		return new Careful(arguments.get(0));
	}

}
