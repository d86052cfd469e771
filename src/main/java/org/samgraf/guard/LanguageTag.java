package org.samgraf.guard;

import java.util.regex.Pattern;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Just what is in it, but not where that is no language tag (SPARQL 1.1, 19.8). Jena
 * takes any text for one, and fails when it writes the result.
 */
final class LanguageTag extends ExprFunction1 {

	private static final Pattern TAG = Pattern.compile("[a-zA-Z]++(?:-[a-zA-Z0-9]++)*+");

	LanguageTag(Expr of) {
		super(of, "language", null);
	}

	@Override
	public NodeValue eval(NodeValue value) {
		if (value.isString() && !TAG.matcher(value.getString()).matches()) {
			throw new ExprEvalException("'%s' is no language tag".formatted(value.getString()));
		}
		return value;
	}

	@Override
	public Expr copy(Expr of) {
		return new LanguageTag(of);
	}

}
