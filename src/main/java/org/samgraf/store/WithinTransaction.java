package org.samgraf.store;

import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.JenaTransactionException;
import org.apache.jena.sparql.core.DatasetGraphTriplesQuads;

/** A dataset that lives within one transaction, which somebody else begins and ends. */
abstract class WithinTransaction extends DatasetGraphTriplesQuads {

	@Override
	public boolean supportsTransactions() {
		return true;
	}

	@Override
	public boolean supportsTransactionAbort() {
		return false;
	}

	@Override
	public boolean isInTransaction() {
		return true;
	}

	@Override
	public ReadWrite transactionMode() {
		return ReadWrite.WRITE;
	}

	@Override
	public TxnType transactionType() {
		return TxnType.WRITE;
	}

	@Override
	public boolean promote(Promote mode) {
		return true;
	}

	@Override
	public void begin(TxnType type) {
		throw notMine();
	}

	@Override
	public void commit() {
		throw notMine();
	}

	@Override
	public void abort() {
		throw notMine();
	}

	@Override
	public void end() {
		throw notMine();
	}

	private static JenaTransactionException notMine() {
		return new JenaTransactionException("The transaction of the store is neither begun nor ended in here");
	}

}
