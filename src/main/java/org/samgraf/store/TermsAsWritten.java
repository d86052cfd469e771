package org.samgraf.store;

import org.apache.jena.sys.JenaSubsystemLifecycle;

/**
 * Has TDB2 keep numbers and times as they were written: it would otherwise keep their
 * values, of which 01 and 1 have the same. Jena finds this class by itself.
 */
public final class TermsAsWritten implements JenaSubsystemLifecycle {

	/** Before that of TDB2, which reads the property once. */
	private static final int FIRST = 1;

	@Override
	public void start() {
		System.setProperty("tdb:store.enableInlineLiterals", "false");
	}

	@Override
	public void stop() {
		// Nothing is held.
	}

	@Override
	public int level() {
		return FIRST;
	}

}
