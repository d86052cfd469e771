package org.samgraf.guard;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.aggregate.AggregatorBase;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/** Has no value, and counts the groups. */
final class GroupsKept extends AggregatorBase {

	/** Of the key of a group with a handful of values. */
	private static final long BYTES = 300;

	private final KeptRows groups;

	GroupsKept(KeptRows groups) {
		super("KEPT", false, new ExprList());
		this.groups = groups;
	}

	@Override
	public Accumulator createAccumulator() {
		this.groups.keep(BYTES);
		return new Nothing();
	}

	@Override
	public @Nullable Node getValueEmpty() {
		return null;
	}

	/** Starts anew, as {@link RowKept#copy} does. */
	@Override
	public Aggregator copy(ExprList expressions) {
		return new GroupsKept(new KeptRows(null));
	}

	@Override
	public boolean equals(Aggregator other, boolean bySyntax) {
		return other instanceof GroupsKept;
	}

	@Override
	public int hashCode() {
		return GroupsKept.class.hashCode();
	}

	private static final class Nothing implements Accumulator {

		@Override
		public void accumulate(Binding binding, FunctionEnv environment) {
			// The group is counted already.
		}

		@Override
		public @Nullable NodeValue getValue() {
			return null;
		}

	}

}
