package org.samgraf.store;

import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;

/**
 * Executes as TDB2 does, but lets a pattern that gets no input give no output. TDB2 6.0.0
 * fails there with "Peek iterator is already empty", so that a query with an empty part
 * ends as an error (apache/jena issue 3751; mended upstream after 6.0.0).
 */
final class EmptyInputExecutor extends OpExecutorTDB2 {

	EmptyInputExecutor(ExecutionContext context) {
		super(context);
	}

	@Override
	protected QueryIterator execute(OpFilter filter, QueryIterator input) {
		return input.hasNext() ? super.execute(filter, input) : input;
	}

	@Override
	protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
		return input.hasNext() ? super.execute(pattern, input) : input;
	}

	@Override
	protected QueryIterator execute(OpQuadPattern pattern, QueryIterator input) {
		return input.hasNext() ? super.execute(pattern, input) : input;
	}

}
