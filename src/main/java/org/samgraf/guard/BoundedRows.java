package org.samgraf.guard;

import java.util.ArrayList;
import java.util.List;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLabel;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprAggregator;

/** Counts the rows that an optimised query keeps in memory, where Jena keeps them. */
final class BoundedRows extends TransformCopy {

	private static final Var GROUPS = Var.alloc(".kept");

	private final KeptRows rows;

	BoundedRows(KeptRows rows) {
		this.rows = rows;
	}

	/** The same, with each of its rows counted. */
	Op counted(Op part) {
		// The labels keep this filter from others, and from being asked before there are
		// rows.
		return OpLabel.create("kept", OpFilter.filter(new RowKept(this.rows), OpLabel.create("kept", part)));
	}

	@Override
	public Op transform(OpOrder order, Op input) {
		return new OpOrder(counted(input), order.getConditions());
	}

	@Override
	public Op transform(OpDistinct distinct, Op input) {
		return counted(super.transform(distinct, input));
	}

	@Override
	public Op transform(OpGroup group, Op input) {
		List<ExprAggregator> aggregates = group.getAggregators();
		if (group.getGroupVars().isEmpty() && aggregates.stream().noneMatch(BoundedRows::keepsValues)) {
			return super.transform(group, input);
		}
		if (aggregates.isEmpty() || aggregates.stream().anyMatch(BoundedRows::keepsValues)) {
			return OpGroup.create(counted(input), group.getGroupVars(), aggregates);
		}
		List<ExprAggregator> more = new ArrayList<>(aggregates);
		more.add(new ExprAggregator(GROUPS, new GroupsKept(this.rows)));
		return OpGroup.create(input, group.getGroupVars(), more);
	}

	private static boolean keepsValues(ExprAggregator aggregate) {
		return aggregate.getAggregator().toPrefixString().contains(" distinct");
	}

	@Override
	public Op transform(OpJoin join, Op left, Op right) {
		return OpJoin.create(counted(left), right);
	}

	@Override
	public Op transform(OpLeftJoin join, Op left, Op right) {
		return OpLeftJoin.create(left, counted(right), join.getExprs());
	}

	@Override
	public Op transform(OpMinus minus, Op left, Op right) {
		return OpMinus.create(left, counted(right));
	}

	/** What comes before a table is kept, to be joined with it. */
	@Override
	public Op transform(OpSequence sequence, List<Op> parts) {
		OpSequence counted = OpSequence.create();
		for (int i = 0; i < parts.size(); i++) {
			boolean kept = i + 1 < parts.size() && parts.get(i + 1) instanceof OpTable table && !table.isJoinIdentity();
			counted.add(kept ? counted(parts.get(i)) : parts.get(i));
		}
		return counted;
	}

}
