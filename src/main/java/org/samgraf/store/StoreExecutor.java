package org.samgraf.store;

import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;

/**
 * Executes as TDB2 does, but for two things. A pattern that gets no input gives no
 * output: TDB2 6.0.0 fails there with "Peek iterator is already empty", so that a query
 * with an empty part ends as an error (apache/jena issue 3751; mended upstream after
 * 6.0.0). And a path can be cancelled at each of its steps, not only when all ends of one
 * beginning are found.
 */
final class StoreExecutor extends OpExecutorTDB2 {

	StoreExecutor(ExecutionContext context) {
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

	@Override
	protected QueryIterator execute(OpPath path, QueryIterator input) {
		CancellableGraph graph = new CancellableGraph(this.execCxt.getActiveGraph(), this.execCxt);
		return new QueryIterPath(path.getTriplePath(), input,
				ExecutionContext.copyChangeActiveGraph(this.execCxt, graph));
	}

}
