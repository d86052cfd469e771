package org.samgraf.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.samgraf.guard.Guard;
import org.samgraf.guard.Run;
import org.samgraf.guard.Weight;
import org.samgraf.store.Snapshot;

/**
 * Runs queries within limits. A result is complete when a method returns.
 *
 * @param timeout after how long a query is stopped
 * @param maxRows how many rows or triples a result may have
 */
record QueryRunner(Duration timeout, int maxRows) {

	/**
	 * The rows of a SELECT.
	 * @throws TooLargeException where there are too many
	 * @throws org.apache.jena.query.QueryCancelledException where it took too long
	 */
	List<Binding> select(Snapshot snapshot, Query query) {
		return run(snapshot, query, execution -> {
			List<Binding> bindings = new ArrayList<>();
			RowSet rows = execution.select();
			while (rows.hasNext()) {
				bindings.add(rows.next());
				refuseMoreThan(bindings.size());
				Run.hold(Weight.of(bindings.getLast()));
			}
			return bindings;
		});
	}

	/** The triples of a CONSTRUCT or DESCRIBE; throws as {@link #select} does. */
	Graph triples(Snapshot snapshot, Query query) {
		return run(snapshot, query, execution -> {
			Graph graph = GraphFactory.createGraphMem();
			Iterator<Triple> triples = query.isConstructType() ? execution.constructTriples()
					: execution.describeTriples();
			triples.forEachRemaining(triple -> {
				Run.hold(Weight.of(triple));
				graph.add(triple);
				refuseMoreThan(graph.size());
			});
			return graph;
		});
	}

	/** The truth of an ASK; throws as {@link #select} does. */
	boolean ask(Snapshot snapshot, Query query) {
		return run(snapshot, query, QueryExec::ask);
	}

	private void refuseMoreThan(int size) {
		if (size > this.maxRows) {
			throw new TooLargeException(this.maxRows);
		}
	}

	private <T> T run(Snapshot snapshot, Query query, Function<QueryExec, T> use) {
		try (QueryExec execution = QueryExec.dataset(snapshot.data())
			.query(query)
			.timeout(this.timeout.toMillis(), TimeUnit.MILLISECONDS)
			.build()) {
			Guard.bound(execution.getContext());
			return use.apply(execution);
		}
	}
}
