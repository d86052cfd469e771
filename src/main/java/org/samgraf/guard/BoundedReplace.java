package org.samgraf.guard;

import java.util.List;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.sse.Tags;

/** REPLACE, whose result has a ceiling, and which stops when the query is cancelled. */
final class BoundedReplace extends ExprFunctionN {

	private final Allowance allowance;

	BoundedReplace(ExprList arguments, Allowance allowance) {
		super(Tags.tagReplace, arguments);
		this.allowance = allowance;
	}

	@Override
	public NodeValue eval(List<NodeValue> arguments) {
		Node literal = NodeValueOps.checkAndGetStringLiteral("REPLACE", arguments.get(0));
		String pattern = string(arguments.get(1));
		String flags = (arguments.size() > 3) ? string(arguments.get(3)) : null;
		String text = literal.getLiteralLexicalForm();
		String result = this.allowance.expression("REPLACE", pattern, flags)
			.replace(text, string(arguments.get(2)), this.allowance);
		if (result.equals(text)) {
			return arguments.get(0);
		}
		return NodeValue.makeNode(NodeFactory.createLiteral(result, literal.getLiteralLanguage(),
				literal.getLiteralBaseDirection(), literal.getLiteralDatatype()));
	}

	private static String string(NodeValue value) {
		return NodeValueOps.checkAndGetStringLiteral("REPLACE", value).getLiteralLexicalForm();
	}

	@Override
	public Expr copy(ExprList arguments) {
		return new BoundedReplace(arguments, this.allowance);
	}

}
