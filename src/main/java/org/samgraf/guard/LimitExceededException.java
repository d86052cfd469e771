package org.samgraf.guard;

import org.apache.jena.query.QueryCancelledException;

/**
 * A query was stopped, since it would have used more than it may. It would end so again.
 * <p>
 * To Jena it is a cancellation: any other exception makes a filter drop the row and go
 * on.
 */
public final class LimitExceededException extends QueryCancelledException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	LimitExceededException(String reason) {
		this.reason = reason;
	}

	/** What was too much, in one sentence that ends in a full stop. */
	public String reason() {
		return this.reason;
	}

	@Override
	public String getMessage() {
		return this.reason;
	}

}
