package org.samgraf.guard;

import java.util.List;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/** Replaces the aggregates that can take too much, as {@link BoundedExpressions} does. */
final class BoundedGroups extends TransformCopy {

	private final Allowance allowance;

	BoundedGroups(Allowance allowance) {
		this.allowance = allowance;
	}

	@Override
	public Op transform(OpGroup group, Op input) {
		List<ExprAggregator> aggregates = group.getAggregators()
			.stream()
			.map(aggregate -> new ExprAggregator(aggregate.getVar(), bounded(aggregate.getAggregator())))
			.toList();
		return OpGroup.create(input, group.getGroupVars(), aggregates);
	}

	private Aggregator bounded(Aggregator aggregator) {
		return switch (aggregator) {
			case AggGroupConcat concat -> new BoundedGroupConcat(concat, concat.getSeparator(), false, this.allowance);
			case AggGroupConcatDistinct concat ->
				new BoundedGroupConcat(concat, concat.getSeparator(), true, this.allowance);
			default -> aggregator;
		};
	}

}
