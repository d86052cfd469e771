package org.samgraf.guard;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AccumulatorExpr;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.aggregate.AggregatorBase;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/** GROUP_CONCAT, whose result has a ceiling. */
final class BoundedGroupConcat extends AggregatorBase {

	private final String separator;

	private final @Nullable Node valueOfNone;

	private final Allowance allowance;

	BoundedGroupConcat(Aggregator original, @Nullable String separator, boolean distinct, Allowance allowance) {
		this(original.getExprList(), (separator != null) ? separator : " ", distinct, original.getValueEmpty(),
				allowance);
	}

	private BoundedGroupConcat(ExprList expressions, String separator, boolean distinct, @Nullable Node valueOfNone,
			Allowance allowance) {
		super("GROUP_CONCAT", distinct, expressions);
		this.separator = separator;
		this.valueOfNone = valueOfNone;
		this.allowance = allowance;
	}

	@Override
	public Accumulator createAccumulator() {
		return new Text(getExpr());
	}

	@Override
	public @Nullable Node getValueEmpty() {
		return this.valueOfNone;
	}

	@Override
	public Aggregator copy(ExprList expressions) {
		return new BoundedGroupConcat(expressions, this.separator, this.isDistinct, this.valueOfNone, this.allowance);
	}

	@Override
	public boolean equals(Aggregator other, boolean bySyntax) {
		return other instanceof BoundedGroupConcat concat && concat.separator.equals(this.separator)
				&& concat.isDistinct == this.isDistinct && concat.exprList.equals(this.exprList, bySyntax);
	}

	@Override
	public int hashCode() {
		return HC_AggGroupConcat ^ this.exprList.hashCode();
	}

	private final class Text extends AccumulatorExpr {

		private final StringBuilder text = new StringBuilder();

		private boolean first = true;

		Text(Expr expression) {
			super(expression, BoundedGroupConcat.this.isDistinct);
		}

		@Override
		protected void accumulate(NodeValue value, Binding binding, FunctionEnv environment) {
			String next = value.asString();
			String before = this.first ? "" : BoundedGroupConcat.this.separator;
			this.first = false;
			long more = (long) before.length() + next.length();
			BoundedGroupConcat.this.allowance.lengthenText(this.text.length() + more, more);
			this.text.append(before).append(next);
		}

		@Override
		protected void accumulateError(Binding binding, FunctionEnv environment) {
			// The group has no value then.
		}

		@Override
		protected NodeValue getAccValue() {
			return NodeValue.makeString(this.text.toString());
		}

	}

}
