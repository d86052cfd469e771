package org.samgraf.store;

import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.samgraf.store.StoreException.Kind;

/**
 * A dataset whose transactions hold the gate shut for whoever wants to close the
 * database: it is closed only when no transaction is open, and none begins on it
 * afterwards.
 */
final class GatedDataset extends DatasetGraphWrapper {

	private final ReentrantReadWriteLock gate;

	private final boolean union;

	private final Runnable whenClosed;

	private volatile boolean closed;

	/**
	 * Wraps a dataset.
	 * @param union whether its default graph is the union of all named graphs
	 * @param whenClosed is run where it is used although it is closed
	 */
	GatedDataset(DatasetGraph dataset, ReentrantReadWriteLock gate, boolean union, Runnable whenClosed) {
		super(dataset, dataset.getContext().copy());
		this.whenClosed = whenClosed;
		this.gate = gate;
		this.union = union;
	}

	/** To be called with the gate's write lock held. */
	void markClosed() {
		this.closed = true;
	}

	private void enter() {
		this.gate.readLock().lock();
		if (this.closed) {
			this.gate.readLock().unlock();
			if (this.gate.getReadHoldCount() == 0) {
				this.whenClosed.run();
			}
			throw new StoreException(Kind.UNAVAILABLE, "The store was opened anew; please try again.", null);
		}
	}

	private void leave() {
		if (this.gate.getReadHoldCount() > 0) {
			this.gate.readLock().unlock();
		}
	}

	/** As for queries. */
	@Override
	public Graph getDefaultGraph() {
		return this.union ? getUnionGraph() : super.getDefaultGraph();
	}

	@Override
	public void begin() {
		begin(TxnType.READ);
	}

	@Override
	public void begin(ReadWrite mode) {
		begin(TxnType.convert(mode));
	}

	@Override
	public void begin(TxnType type) {
		enter();
		try {
			super.begin(type);
		}
		catch (RuntimeException | Error ex) {
			leave();
			throw ex;
		}
	}

	/**
	 * Where it was only read there is nothing to undo; the text index would undo what
	 * another transaction is writing.
	 */
	@Override
	public void abort() {
		if (transactionMode() == ReadWrite.READ) {
			super.end();
		}
		else {
			super.abort();
		}
	}

	@Override
	public void end() {
		try {
			super.end();
		}
		finally {
			leave();
		}
	}

}
